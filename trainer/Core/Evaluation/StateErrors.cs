using System;

namespace MbRlRobot.Evaluation;

/// <summary>One learned state's errors of one step: measured less predicted, row by row.</summary>
/// <param name="Name">The state's name.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Errors">The errors of the ensemble's mean, in its unit, wrapped for an angle: [rows].</param>
/// <param name="Standardized">
/// The errors over the predicted standard deviation, the root of the mean of the members' variances plus the variance of their
/// means: [rows]. Those of a calibrated model are standard normal.
/// </param>
/// <param name="Nll">
/// Negative log-likelihoods in nats, of the Gaussian with the mixture's mean and variance, a density in the state's unit: [rows].
/// The same as the fit reports of its holdout.
/// </param>
public sealed record StateErrors(
    string Name, string Unit, ReadOnlyMemory<double> Errors, ReadOnlyMemory<double> Standardized, ReadOnlyMemory<double> Nll)
{
    /// <summary>Root mean squared error, in the state's unit.</summary>
    public double Rmse => Math.Sqrt(Mean(Errors.Span, error => error * error));

    /// <summary>Mean of <see cref="Nll"/>; one row can own it.</summary>
    public double NllMean => Mean(Nll.Span, value => value);

    /// <summary>Median of <see cref="Nll"/>.</summary>
    public double NllMedian => Median(Nll.ToArray());

    /// <summary>The median of values, at least one, which are sorted afterwards.</summary>
    internal static double Median(double[] values)
    {
        Array.Sort(values);
        return (values[(values.Length - 1) / 2] + values[values.Length / 2]) / 2;
    }

    private static double Mean(ReadOnlySpan<double> values, Func<double, double> map)
    {
        double sum = 0;
        foreach (double value in values)
        {
            sum += map(value);
        }

        return sum / values.Length;
    }
}
