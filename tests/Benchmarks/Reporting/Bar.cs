namespace MbRlRobot.Benchmarks.Reporting;

/// <summary>A bar of a <see cref="BarChart"/>.</summary>
/// <param name="Label">What it is of.</param>
/// <param name="Value">How long it is; not finite draws none.</param>
/// <param name="Wanted">Where it is to reach at least; null for nowhere.</param>
internal sealed record Bar(string Label, double Value, double? Wanted = null)
{
    /// <summary>Whether it reaches where it is to.</summary>
    public bool IsMet => Wanted is not { } wanted || Value >= wanted;
}
