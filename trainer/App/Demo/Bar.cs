using System;
using System.Globalization;

namespace MbRlRobot.TrainerApp.Demo;

/// <summary>A progress bar of characters.</summary>
internal static class Bar
{
    private const int Width = 40;

    /// <summary>Draws it.</summary>
    /// <param name="done">How much is done.</param>
    /// <param name="all">How much there is.</param>
    /// <returns>The bar and the share in per cent.</returns>
    public static string Of(double done, double all)
    {
        double share = all > 0 ? Math.Clamp(done / all, 0, 1) : 0;
        int filled = (int)Math.Round(share * Width);
        string percent = (share * 100).ToString("F0", CultureInfo.InvariantCulture);
        return $"{new string('━', filled)}{new string('─', Width - filled)} {percent,3} %";
    }
}
