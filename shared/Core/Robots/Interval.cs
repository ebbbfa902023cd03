using System.Text.Json.Serialization;
using MbRlRobot.Configuration;

namespace MbRlRobot.Robots;

/// <summary>A closed interval of numbers, <c>[low, high]</c> in JSON.</summary>
/// <param name="Low">The lower end.</param>
/// <param name="High">The upper end.</param>
[JsonConverter(typeof(IntervalConverter))]
public readonly record struct Interval(double Low, double High)
{
    /// <summary>Half the width.</summary>
    public double HalfRange => (High - Low) / 2;

    /// <summary>The centre.</summary>
    public double Middle => Low + HalfRange;

    /// <summary>Whether a number lies inside; NaN never does.</summary>
    /// <param name="value">The number.</param>
    /// <returns>True inside and on both ends.</returns>
    public bool Contains(double value) => value >= Low && value <= High;

    /// <summary>Whether another interval lies wholly inside.</summary>
    /// <param name="other">The other interval.</param>
    /// <returns>True where both of its ends do.</returns>
    public bool Contains(Interval other) => Contains(other.Low) && Contains(other.High);

    /// <inheritdoc />
    public override string ToString() => $"[{ProblemList.Text(Low)}, {ProblemList.Text(High)}]";
}
