using System;
using System.Linq;

namespace MbRlRobot.Fitting;

/// <summary>
/// How well members do on rows. The ensemble is scored as one Gaussian: mean of the means; variance = mean of the variances + variance
/// of the means.
/// </summary>
internal sealed class Scores
{
    /// <summary>Least mean square of a normalised residual: a deterministic model is never certain.</summary>
    private const float SmallestSquare = 1e-9f;

    private readonly Predictions _predictions;
    private readonly RowSet _rows;
    private readonly float[] _scales;
    private readonly bool _isGaussian;

    /// <summary>Scores.</summary>
    /// <param name="predictions">What the members say.</param>
    /// <param name="rows">What was.</param>
    /// <param name="scales">The targets' scales: [learned states].</param>
    /// <param name="isGaussian">Whether members have variances of their own.</param>
    internal Scores(Predictions predictions, RowSet rows, float[] scales, bool isGaussian)
    {
        (_predictions, _rows, _scales, _isGaussian) = (predictions, rows, scales, isGaussian);
        int[] outputs = [.. Enumerable.Range(0, predictions.Outputs)];
        MemberError = [.. Enumerable.Range(0, predictions.Members).Select(member => (float)outputs.Average(output => Square(member, output)))];
        ResidualLogVariance = isGaussian ? [] : [.. outputs.Select(LogResidual)];
        double[][] nll = [.. outputs.Select(Nll)];
        NllMean = [.. nll.Select(values => values.Average())];
        NllMedian = [.. nll.Select(Median)];
        Rmse = [.. outputs.Select(RootMeanSquare)];
    }

    /// <summary>Mean squared error of each member, normalised: [members].</summary>
    internal float[] MemberError { get; }

    /// <summary>Logarithm of the mean squared residual of deterministic members, normalised: [learned states].</summary>
    internal float[] ResidualLogVariance { get; }

    /// <summary>Mean over the rows, nats, densities in the states' units: [learned states].</summary>
    internal double[] NllMean { get; }

    /// <summary>Median over the rows.</summary>
    internal double[] NllMedian { get; }

    /// <summary>Root mean squared error of the ensemble's mean, in the states' units: [learned states].</summary>
    internal double[] Rmse { get; }

    private static double Median(double[] values)
    {
        double[] sorted = [.. values.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    private double Square(int member, int output)
    {
        double sum = 0;
        for (int row = 0; row < _rows.Count; row++)
        {
            double error = _predictions.Means[_predictions.At(member, row, output)] - (double)_rows.TargetRow(row)[output];
            sum += error * error;
        }

        return sum / _rows.Count;
    }

    private float LogResidual(int output)
    {
        double mean = Enumerable.Range(0, _predictions.Members).Average(member => Square(member, output));
        return LaneScalar.Log(Math.Max((float)mean, SmallestSquare));
    }

    private double[] Nll(int output)
    {
        double[] values = new double[_rows.Count];
        for (int row = 0; row < values.Length; row++)
        {
            (double mean, double variance) = Ensemble(row, output);
            double error = mean - _rows.TargetRow(row)[output];
            values[row] = (0.5 * (Math.Log(2 * Math.PI * variance) + (error * error / variance))) + Math.Log(_scales[output]);
        }

        return values;
    }

    private double RootMeanSquare(int output)
    {
        double sum = 0;
        for (int row = 0; row < _rows.Count; row++)
        {
            double error = Ensemble(row, output).Mean - _rows.TargetRow(row)[output];
            sum += error * error;
        }

        return _scales[output] * Math.Sqrt(sum / _rows.Count);
    }

    private (double Mean, double Variance) Ensemble(int row, int output)
    {
        double mean = 0;
        double square = 0;
        double variance = 0;
        for (int member = 0; member < _predictions.Members; member++)
        {
            int at = _predictions.At(member, row, output);
            double value = _predictions.Means[at];
            mean += value;
            square += value * value;
            variance += Math.Exp(_isGaussian ? _predictions.LogVariances[at] : ResidualLogVariance[output]);
        }

        mean /= _predictions.Members;
        double spread = Math.Max(0, (square / _predictions.Members) - (mean * mean));
        return (mean, (variance / _predictions.Members) + spread);
    }
}
