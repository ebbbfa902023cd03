using System;
using System.Collections.Generic;
using System.Linq;

namespace MbRlRobot.Installation;

/// <summary>How well a model predicts one state, robustly: the worst rows are left out of errors and likelihoods.</summary>
/// <param name="Rmse">Root mean squared error of the rows kept, in the state's unit.</param>
/// <param name="Nll">Mean negative log-likelihood of the rows kept, in nats.</param>
/// <param name="Coverage">The share of all rows inside the central 90 % interval.</param>
internal readonly record struct StateScore(double Rmse, double Nll, double Coverage)
{
    /// <summary>Half of the central 90 % interval of the standard normal distribution.</summary>
    private const double HalfWidth = 1.6448536269514722;

    /// <summary>Whether all three are numbers.</summary>
    public bool IsFinite => double.IsFinite(Rmse) && double.IsFinite(Nll);

    /// <summary>Scores a model.</summary>
    /// <param name="errors">Measured less predicted: [rows].</param>
    /// <param name="variances">Predicted variances: [rows].</param>
    /// <param name="kept">The share of the rows that counts.</param>
    public static StateScore Of(double[] errors, double[] variances, double kept)
    {
        int count = Math.Max(1, (int)Math.Floor(kept * errors.Length));
        double[] nll = [.. errors.Zip(variances, (error, variance) =>
            0.5 * (Math.Log(2 * Math.PI * variance) + (error * error / variance)))];
        int inside = errors.Zip(variances).Count(row => Math.Abs(row.First) <= HalfWidth * Math.Sqrt(row.Second));
        return new StateScore(
            Math.Sqrt(Smallest(errors.Select(error => error * error), count)),
            Smallest(nll, count),
            inside / (double)errors.Length);
    }

    /// <summary>The mean of the smallest; NaN where any value is, as sorting would put it among the smallest.</summary>
    private static double Smallest(IEnumerable<double> values, int count) =>
        values.Order().Take(count).Average();
}
