using System;
using System.Linq;
using MbRlRobot.Evaluation;
using MbRlRobot.Numerics;

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
    private readonly float[] _scales;
    private readonly bool _isGaussian;
    private readonly double[,] _memberSquares;
    private readonly double[] _squares;
    private readonly double[][] _nll;

    /// <summary>Scores.</summary>
    /// <param name="predictions">What the members say, and what was; before its first block.</param>
    /// <param name="scales">The targets' scales: [learned states].</param>
    /// <param name="isGaussian">Whether members have variances of their own.</param>
    internal Scores(Predictions predictions, float[] scales, bool isGaussian)
    {
        (_predictions, _scales, _isGaussian) = (predictions, scales, isGaussian);
        _memberSquares = new double[predictions.Members, predictions.Outputs];
        _squares = new double[predictions.Outputs];
        int[] outputs = [.. Enumerable.Range(0, predictions.Outputs)];
        _nll = [.. outputs.Select(_ => new double[predictions.Rows])];
        Sum();
        MemberError = [.. Enumerable.Range(0, predictions.Members).Select(member => (float)outputs.Average(output => Square(member, output)))];
        NllMean = [.. _nll.Select(values => values.Average())];
        NllMedian = [.. _nll.Select(StateErrors.Median)];
        Rmse = [.. outputs.Select(output => scales[output] * Math.Sqrt(_squares[output] / predictions.Rows))];
    }

    /// <summary>Mean squared error of each member, normalised: [members].</summary>
    internal float[] MemberError { get; }

    /// <summary>Logarithm of the mean squared residual of deterministic members, normalised: [learned states].</summary>
    internal float[] ResidualLogVariance { get; private set; } = [];

    /// <summary>Mean over the rows, nats, densities in the states' units: [learned states].</summary>
    internal double[] NllMean { get; }

    /// <summary>Median over the rows.</summary>
    internal double[] NllMedian { get; }

    /// <summary>Root mean squared error of the ensemble's mean, in the states' units: [learned states].</summary>
    internal double[] Rmse { get; }

    /// <summary>Members without variances of their own are asked twice: the likelihood takes the residuals of all rows.</summary>
    private void Sum()
    {
        while (_predictions.Next())
        {
            SumMembers();
            if (_isGaussian)
            {
                SumEnsemble();
            }
        }

        if (!_isGaussian)
        {
            ResidualLogVariance = [.. Enumerable.Range(0, _predictions.Outputs).Select(LogResidual)];
            while (_predictions.Next())
            {
                SumEnsemble();
            }
        }
    }

    private void SumMembers()
    {
        for (int member = 0; member < _predictions.Members; member++)
        {
            for (int output = 0; output < _predictions.Outputs; output++)
            {
                _memberSquares[member, output] = Add(_memberSquares[member, output], member, output);
            }
        }
    }

    private double Add(double sum, int member, int output)
    {
        for (int place = 0; place < _predictions.Count; place++)
        {
            double error = _predictions.Mean(member, place, output) - (double)_predictions.Target(place, output);
            sum += error * error;
        }

        return sum;
    }

    private double Square(int member, int output) => _memberSquares[member, output] / _predictions.Rows;

    private float LogResidual(int output)
    {
        double mean = Enumerable.Range(0, _predictions.Members).Average(member => Square(member, output));
        return LaneScalar.Log(Math.Max((float)mean, SmallestSquare));
    }

    private void SumEnsemble()
    {
        for (int place = 0; place < _predictions.Count; place++)
        {
            for (int output = 0; output < _predictions.Outputs; output++)
            {
                (double mean, double variance) = Ensemble(place, output);
                double error = mean - _predictions.Target(place, output);
                double likelihood = 0.5 * (Math.Log(2 * Math.PI * variance) + (error * error / variance));
                _nll[output][_predictions.First + place] = likelihood + Math.Log(_scales[output]);
                _squares[output] += error * error;
            }
        }
    }

    private (double Mean, double Variance) Ensemble(int place, int output)
    {
        double mean = 0;
        double square = 0;
        double variance = 0;
        for (int member = 0; member < _predictions.Members; member++)
        {
            double value = _predictions.Mean(member, place, output);
            mean += value;
            square += value * value;
            variance += Math.Exp(_isGaussian ? _predictions.LogVariance(member, place, output) : ResidualLogVariance[output]);
        }

        mean /= _predictions.Members;
        double spread = Math.Max(0, (square / _predictions.Members) - (mean * mean));
        return (mean, (variance / _predictions.Members) + spread);
    }
}
