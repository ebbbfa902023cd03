using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace MbRlRobot.Lab.Pictures.Charts;

/// <summary>Where the ticks of an axis stand, and what is written there.</summary>
/// <param name="Values">The ticks, rising, all within the axis' range.</param>
/// <param name="Labels">One label per tick.</param>
public sealed record TickScale(IReadOnlyList<double> Values, IReadOnlyList<string> Labels)
{
    // Ends that are a tick but for a rounding error get their tick.
    private const double Slack = 1e-9;

    /// <summary>
    /// The ticks at multiples of 1, 2 or 5 times a power of ten, as dense as allowed; at least two, when five or more
    /// are allowed and whole numbers do not hinder.
    /// </summary>
    /// <param name="range">The range of the axis.</param>
    /// <param name="most">The most ticks that have room, at least 2.</param>
    /// <param name="wholeNumbers">True when every tick is to be a whole number.</param>
    /// <returns>The ticks.</returns>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than 2 ticks are allowed.</exception>
    public static TickScale Of(AxisRange range, int most, bool wholeNumbers = false)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 2);
        int power = (int)Math.Floor(Math.Log10(range.Span / most)) - 1;
        power = wholeNumbers ? Math.Max(0, power) : power;
        for (; ; power++)
        {
            foreach (int factor in (int[])[1, 2, 5])
            {
                double step = Multiple(factor, power);
                double first = Math.Ceiling((range.Minimum / step) - Slack);
                double last = Math.Floor((range.Maximum / step) + Slack);
                if (last - first < most)
                {
                    double[] values = [.. Count(first, last).Select(k => Within(range, Multiple(k * factor, power)))];
                    return new TickScale(values, LabelsOf(values, power));
                }
            }
        }
    }

    private static IEnumerable<double> Count(double first, double last)
    {
        for (double k = first; k <= last; k++)
        {
            // -0 would be written with its sign.
            yield return k == 0 ? 0 : k;
        }
    }

    /// <summary>A multiple of a power of ten; dividing by a whole power gives 0.3 where multiplying does not.</summary>
    private static double Multiple(double factor, int power) =>
        power < 0 ? factor / Math.Pow(10, -power) : factor * Math.Pow(10, power);

    private static double Within(AxisRange range, double value) => Math.Clamp(value, range.Minimum, range.Maximum);

    private static string[] LabelsOf(double[] values, int power)
    {
        double largest = values.Select(Math.Abs).DefaultIfEmpty(0).Max();
        if (largest is 0 or (>= 1e-3 and < 1e6))
        {
            return [.. values.Select(value => Fixed(value, Math.Max(0, -power)))];
        }

        int common = (int)Math.Floor(Math.Log10(largest) + Slack);
        int decimals = Math.Clamp(common - power, 0, 15);
        return [.. values.Select(value => value == 0 ? "0" : Scaled(value, common, decimals))];
    }

    private static string Scaled(double value, int power, int decimals) =>
        $"{Fixed(Multiple(value, -power), decimals)}e{Whole(power)}";

    private static string Fixed(double value, int decimals) =>
        value.ToString("F" + Whole(decimals), CultureInfo.InvariantCulture);

    private static string Whole(int value) => value.ToString(CultureInfo.InvariantCulture);
}
