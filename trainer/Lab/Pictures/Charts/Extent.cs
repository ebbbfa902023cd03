using System;
using System.Collections.Generic;

namespace MbRlRobot.Lab.Pictures.Charts;

/// <summary>The smallest and the largest of some finite numbers; nothing yet when it is the default.</summary>
internal readonly record struct Extent
{
    /// <summary>Numbers beyond ± this are drawn as if they were this: their differences stay finite.</summary>
    internal const double Limit = 1e300;

    // Below this share of its size a difference is rounding, and is drawn as a constant.
    private const double SmallestShare = 1e-6;

    private Extent(double minimum, double maximum) => (IsSome, Minimum, Maximum) = (true, minimum, maximum);

    internal bool IsSome { get; }

    internal double Minimum { get; }

    internal double Maximum { get; }

    internal static Extent Of(IEnumerable<double> values)
    {
        Extent extent = default;
        foreach (double value in values)
        {
            extent = extent.With(value);
        }

        return extent;
    }

    internal Extent With(double value)
    {
        if (!double.IsFinite(value))
        {
            return this;
        }

        double near = Math.Clamp(value, -Limit, Limit);
        return IsSome ? new Extent(Math.Min(Minimum, near), Math.Max(Maximum, near)) : new Extent(near, near);
    }

    internal Extent With(Extent other) => other.IsSome ? With(other.Minimum).With(other.Maximum) : this;

    /// <summary>A range around the numbers; a constant gets room on both sides, and nothing at all [0, 1].</summary>
    internal AxisRange ToRange(double padding)
    {
        if (!IsSome)
        {
            return new AxisRange(0, 1);
        }

        double span = Maximum - Minimum;
        double size = Math.Max(Math.Abs(Minimum), Math.Abs(Maximum));
        bool constant = span <= SmallestShare * size || span < 1 / Limit;
        double room = constant ? ConstantRoom(size) : padding * span;
        return new AxisRange(Math.Max(-Limit, Minimum - room), Math.Min(Limit, Maximum + room));
    }

    private static double ConstantRoom(double size) => size < 1 / Limit ? 1 : Math.Min(1, 0.5 * size) + (1e-3 * size);
}
