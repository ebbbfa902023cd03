using System.Runtime.InteropServices;

namespace MbRlRobot.Store.Sqlite;

/// <summary>
/// dt and reward to the bit. SQLite makes NULL of NaN and 0 of -0; a row with one of them keeps these 12 bytes beside the
/// numbers that SQL sees.
/// </summary>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
internal readonly record struct ExactNumbers(double DtSeconds, float Reward)
{
    /// <summary>Whether a SQLite number gives back the same bits.</summary>
    internal bool AreKeptBySqlite => IsKept(DtSeconds) && IsKept(Reward);

    private static bool IsKept(double value) => !double.IsNaN(value) && (value != 0 || !double.IsNegative(value));
}
