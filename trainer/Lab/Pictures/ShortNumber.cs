using System;
using System.Globalization;

namespace MbRlRobot.Lab.Pictures;

internal static class ShortNumber
{
    /// <summary>A number with about four digits, for people.</summary>
    internal static string Of(double value)
    {
        double size = Math.Abs(value);
        string format = size switch
        {
            0 or (>= 100 and < 1e6) => "0.#",
            >= 1 and < 100 => "0.##",
            >= 1e-3 and < 1 => "0.####",
            _ => "0.###e0",
        };
        return value.ToString(format, CultureInfo.InvariantCulture);
    }
}
