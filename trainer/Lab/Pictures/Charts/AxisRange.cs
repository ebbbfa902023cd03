using System;

namespace MbRlRobot.Lab.Pictures.Charts;

/// <summary>What an axis shows, from one end to the other.</summary>
public sealed record AxisRange
{
    /// <summary>Creates a range.</summary>
    /// <param name="minimum">The low end, in the axis' unit.</param>
    /// <param name="maximum">The high end, in the axis' unit.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// An end is beyond ±1e300 or not a number, or the high end is not above the low one.
    /// </exception>
    public AxisRange(double minimum, double maximum)
    {
        Minimum = Math.Abs(minimum) <= Extent.Limit
            ? minimum
            : throw new ArgumentOutOfRangeException(nameof(minimum), minimum, "An axis begins within ±1e300.");
        Maximum = Math.Abs(maximum) <= Extent.Limit && maximum > minimum
            ? maximum
            : throw new ArgumentOutOfRangeException(
                nameof(maximum), maximum, "An axis ends above its low end, within ±1e300.");
    }

    /// <summary>Gets the low end, in the axis' unit.</summary>
    public double Minimum { get; }

    /// <summary>Gets the high end, in the axis' unit.</summary>
    public double Maximum { get; }

    /// <summary>Gets the distance between the ends, in the axis' unit.</summary>
    public double Span => Maximum - Minimum;
}
