using System;
using System.Linq;
using MbRlRobot.Dynamics;
using MbRlRobot.Ports;
using MbRlRobot.Robots;

namespace MbRlRobot.TestKit.Doubles;

/// <summary>
/// What a fit says of one next state, in that state's unit: every member has equally many particles, so an equal mixture of the
/// members' Gaussians. By <see cref="ReferenceEnsemble"/>, the equations of the model file.
/// </summary>
public sealed class PredictedMixture
{
    private readonly RobotDescription _robot;
    private readonly ReferenceEnsemble _ensemble;
    private readonly double[] _means;
    private readonly double[] _deviations;

    /// <summary>Of a fit.</summary>
    /// <param name="robot">The robot.</param>
    /// <param name="fit">What a fit of it gave.</param>
    public PredictedMixture(RobotDescription robot, FitResult fit)
    {
        _robot = robot;
        EnsembleModel model = new(robot.Type, RobotSchema.Hash(robot), 1, fit.Checkpoint, [.. fit.ResidualLogVariance]);
        _ensemble = new ReferenceEnsemble(model, DynamicsLayout.Of(robot));
        (_means, _deviations) = (new double[robot.Model.Members], new double[robot.Model.Members]);
    }

    /// <summary>The mixture's mean.</summary>
    public double Mean => _means.Average();

    /// <summary>The mixture's standard deviation: noise, and what the members do not agree on.</summary>
    public double Deviation => Math.Sqrt(_deviations.Average(value => value * value) + _means.Average(value => value * value) - (Mean * Mean));

    /// <summary>Predicts.</summary>
    /// <param name="state">The state: [ds].</param>
    /// <param name="action">The action: [da].</param>
    /// <param name="index">The state that is asked about.</param>
    public void Predict(ReadOnlySpan<float> state, ReadOnlySpan<float> action, int index)
    {
        Span<float> next = stackalloc float[_robot.State.Count];
        Span<float> logVariance = stackalloc float[_robot.State.Count];
        for (int member = 0; member < _means.Length; member++)
        {
            _ensemble.Predict(member, state, action, next, logVariance);
            (_means[member], _deviations[member]) = (next[index], Math.Exp(0.5 * logVariance[index]));
        }
    }

    /// <summary>The probability of no more than a value.</summary>
    /// <param name="value">The value.</param>
    /// <returns>From 0 to 1.</returns>
    public double CumulativeProbability(double value) =>
        _means.Zip(_deviations, (mean, deviation) => Normal((value - mean) / deviation)).Average();

    /// <summary>Abramowitz and Stegun 1964, 26.2.17; exact to 8e-8.</summary>
    private static double Normal(double value)
    {
        double t = 1 / (1 + (0.2316419 * Math.Abs(value)));
        double sum = t * (0.319381530 + (t * (-0.356563782 + (t * (1.781477937 + (t * (-1.821255978 + (t * 1.330274429))))))));
        double tail = sum * Math.Exp(-0.5 * value * value) / Math.Sqrt(2 * Math.PI);
        return value < 0 ? tail : 1 - tail;
    }
}
