using System;
using MbRlRobot.Numerics;

namespace MbRlRobot.Evaluation;

/// <summary>
/// Mean and standard deviation (1 / n) of numbers or of angles. Angles are averaged as differences to a centre, wrapped: first to
/// one of them, then to the mean that this gives. For angles within half a turn of each other that is their mean.
/// </summary>
/// <param name="Mean">The mean; of angles in [-pi, pi).</param>
/// <param name="Std">The standard deviation; of angles that of the wrapped differences to the mean.</param>
internal readonly record struct Moments(double Mean, double Std)
{
    /// <summary>Of numbers.</summary>
    /// <param name="values">The numbers, at least one; one that is not finite makes the moments NaN.</param>
    /// <param name="isAngle">Whether they are angles.</param>
    /// <returns>Their moments.</returns>
    public static Moments Of(ReadOnlySpan<double> values, bool isAngle)
    {
        double centre = Centre(values, values[0], isAngle);
        centre = Centre(values, centre, isAngle);
        double squares = 0;
        foreach (double value in values)
        {
            double difference = Difference(value, centre, isAngle);
            squares += difference * difference;
        }

        return new Moments(centre, Math.Sqrt(squares / values.Length));
    }

    /// <summary>How much one value is above another; for angles the shorter way round.</summary>
    /// <param name="value">The one.</param>
    /// <param name="other">The other.</param>
    /// <param name="isAngle">Whether they are angles.</param>
    /// <returns>The difference.</returns>
    public static double Difference(double value, double other, bool isAngle) =>
        isAngle ? Angles.Wrap(value - other) : value - other;

    private static double Centre(ReadOnlySpan<double> values, double from, bool isAngle)
    {
        double sum = 0;
        foreach (double value in values)
        {
            sum += Difference(value, from, isAngle);
        }

        double centre = from + (sum / values.Length);
        return isAngle ? Angles.Wrap(centre) : centre;
    }
}
