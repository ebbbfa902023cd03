using MbRlRobot.Configuration;

namespace MbRlRobot.Robots;

/// <summary>Reads and writes an <see cref="Interval"/> as <c>[low, high]</c>.</summary>
public sealed class IntervalConverter() : PairConverter<Interval>("low, high")
{
    /// <inheritdoc />
    protected override Interval Join(double first, double second) => new(first, second);

    /// <inheritdoc />
    protected override (double First, double Second) Split(Interval pair) => (pair.Low, pair.High);
}
