namespace MbRlRobot.Benchmarks.Push;

/// <summary>What a control loop did for a while.</summary>
/// <param name="Ticks">Its ticks.</param>
/// <param name="Overruns">Those of them that ended too late.</param>
/// <param name="MissedPeriods">I/O periods that were skipped because of them.</param>
/// <param name="LatePlans">Decisions that came after the period in which they should have taken effect.</param>
/// <param name="LongestPeriod">The longest time between two ticks that it told of, ms.</param>
internal readonly record struct Stretch(long Ticks, long Overruns, long MissedPeriods, long LatePlans, double LongestPeriod)
{
    /// <summary>Two of them together.</summary>
    /// <param name="left">The one.</param>
    /// <param name="right">The other.</param>
    /// <returns>The sum; the longer of the longest periods.</returns>
    public static Stretch operator +(Stretch left, Stretch right) => new(
        left.Ticks + right.Ticks,
        left.Overruns + right.Overruns,
        left.MissedPeriods + right.MissedPeriods,
        left.LatePlans + right.LatePlans,
        double.Max(left.LongestPeriod, right.LongestPeriod));
}
