using System;
using System.Collections.Generic;
using System.Linq;

namespace MbRlRobot.Evaluation;

/// <summary>
/// Whether a model's predicted standard deviations are true, from standardised errors z = (what happened - predicted
/// mean) / predicted standard deviation. Those of a calibrated model are standard normal.
/// </summary>
public static class PredictionCalibration
{
    /// <summary>Gets the levels that are looked at by default: 0.05, 0.10, ... 0.95.</summary>
    public static IReadOnlyList<double> DefaultLevels { get; } = [.. Enumerable.Range(1, 19).Select(k => k / 20.0)];

    /// <summary>
    /// The share of errors within the central interval of each level. An error that is not a number is in no interval:
    /// a prediction that is none holds nothing.
    /// </summary>
    /// <param name="standardizedErrors">The errors z, shape [N], N at least 1.</param>
    /// <param name="levels">Nominal probabilities in (0, 1), rising; null takes <see cref="DefaultLevels"/>.</param>
    /// <returns>The observed coverages.</returns>
    /// <exception cref="ArgumentException">There are no errors, or the levels do not rise.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A level is not in (0, 1).</exception>
    public static CoverageCurve Coverage(ReadOnlySpan<double> standardizedErrors, IReadOnlyList<double>? levels = null)
    {
        RefuseNone(standardizedErrors);
        levels ??= DefaultLevels;
        double[] observed = new double[levels.Count];
        for (int level = 0; level < observed.Length; level++)
        {
            double halfWidth = HalfWidth(levels[level]);
            if (level > 0 && levels[level] <= levels[level - 1])
            {
                throw new ArgumentException($"levels[{level}] is not above the level before it.", nameof(levels));
            }

            observed[level] = (double)CountWithin(standardizedErrors, halfWidth) / standardizedErrors.Length;
        }

        return new CoverageCurve([.. levels], observed);
    }

    /// <summary>A histogram of the errors over bins of one width.</summary>
    /// <param name="standardizedErrors">The errors z, shape [N], N at least 1.</param>
    /// <param name="limit">The bins cover [-limit, limit), in predicted standard deviations.</param>
    /// <param name="bins">Number of bins, 1 to 1000.</param>
    /// <returns>The histogram.</returns>
    /// <exception cref="ArgumentException">There are no errors.</exception>
    /// <exception cref="ArgumentOutOfRangeException">
    /// The limit is not positive and finite, or the number of bins not in its range.
    /// </exception>
    public static ErrorHistogram Histogram(ReadOnlySpan<double> standardizedErrors, double limit = 4, int bins = 32)
    {
        RefuseNone(standardizedErrors);
        ArgumentOutOfRangeException.ThrowIfLessThan(bins, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(bins, 1000);
        if (limit is not (> 0 and < double.PositiveInfinity))
        {
            throw new ArgumentOutOfRangeException(nameof(limit), limit, "The limit is positive and finite.");
        }

        int[] counts = Counts(standardizedErrors, limit, bins);
        double width = 2 * limit / bins;
        double all = standardizedErrors.Length;
        return new ErrorHistogram(
            [.. Enumerable.Range(0, bins + 1).Select(edge => -limit + (2 * limit * edge / bins))],
            [.. counts.Select(count => count / (all * width))],
            (all - counts.Sum()) / all);
    }

    /// <summary>Half the width of a central interval of the standard normal distribution.</summary>
    private static double HalfWidth(double level) => level is > 0 and < 1
        ? NormalDistribution.Quantile(0.5 + (0.5 * level))
        : throw new ArgumentOutOfRangeException(nameof(level), level, "A level lies in (0, 1).");

    private static int CountWithin(ReadOnlySpan<double> errors, double halfWidth)
    {
        int count = 0;
        foreach (double error in errors)
        {
            count += Math.Abs(error) <= halfWidth ? 1 : 0;
        }

        return count;
    }

    private static int[] Counts(ReadOnlySpan<double> errors, double limit, int bins)
    {
        int[] counts = new int[bins];
        foreach (double error in errors)
        {
            if (error >= -limit && error < limit)
            {
                counts[Math.Min(bins - 1, (int)((error + limit) / (2 * limit) * bins))]++;
            }
        }

        return counts;
    }

    private static void RefuseNone(ReadOnlySpan<double> standardizedErrors)
    {
        if (standardizedErrors.IsEmpty)
        {
            throw new ArgumentException("Calibration needs at least one error.", nameof(standardizedErrors));
        }
    }
}
