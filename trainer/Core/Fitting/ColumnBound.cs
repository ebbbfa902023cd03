using System;

namespace MbRlRobot.Fitting;

/// <summary>How far from its middle a column's values can be believed.</summary>
/// <param name="Middle">The median.</param>
/// <param name="Radius">The largest deviation believed.</param>
internal readonly record struct ColumnBound(double Middle, double Radius)
{
    /// <summary>In deviations of the inner 99 %: far beyond heavy tails, collisions and rails, far below what one row may do harm with.</summary>
    internal const double LargestDeviation = 100;

    private const double OuterShare = 0.01;

    /// <summary>
    /// The bound of a column: <see cref="LargestDeviation"/> root mean squares of the inner 99 %, but never less than the width of
    /// what the robot calls possible, so that a rare event inside its limits is never taken for a fault.
    /// </summary>
    /// <param name="values">Values of the column; sorted on return.</param>
    /// <param name="width">High less low limit.</param>
    /// <returns>The bound; endless for fewer than two values.</returns>
    internal static ColumnBound Of(Span<double> values, double width)
    {
        if (values.Length < 2)
        {
            return new ColumnBound(0, double.PositiveInfinity);
        }

        values.Sort();
        double middle = values[values.Length / 2];
        foreach (ref double value in values)
        {
            value = Math.Abs(value - middle);
        }

        values.Sort();
        int outer = (int)Math.Ceiling(OuterShare * values.Length);
        return new ColumnBound(middle, Math.Max(width, LargestDeviation * RootMeanSquare(values[..^outer])));
    }

    /// <summary>Whether a value is too far away to be believed.</summary>
    internal bool Excludes(double value) => Math.Abs(value - Middle) > Radius;

    private static double RootMeanSquare(ReadOnlySpan<double> values)
    {
        double sum = 0;
        foreach (double value in values)
        {
            sum += value * value;
        }

        return Math.Sqrt(sum / values.Length);
    }
}
