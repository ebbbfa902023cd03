using System;
using System.Collections.Generic;
using System.Linq;
using MbRlRobot.Dynamics;
using MbRlRobot.Robots;

namespace MbRlRobot.TestKit.Rollouts;

/// <summary>
/// The networks of a model as design and equations have them, in double precision: from the robot's states and actions
/// to the mean and log-variance of each learned state's change. Shares nothing with the product's kernels but the weights.
/// </summary>
public sealed class ReferenceNetwork(RobotDescription robot, EnsembleModel model)
{
    private readonly EnsembleCheckpoint _members = model.Members;

    /// <summary>
    /// One member's changes, beyond the kinematic prior, and the natural logarithms of their variances, in the states'
    /// units: [learned states] each.
    /// </summary>
    public (double[] Change, double[] LogVariance) Predict(int member, double[] state, double[] action)
    {
        double[] values = [.. Features(state, action).Select((value, index) =>
            (value - _members.Normalizer.InputMean[index]) / _members.Normalizer.InputScale[index])];
        for (int layer = 0; layer < _members.Layers.Count; layer++)
        {
            values = Layer(member, layer, values);
        }

        int learned = _members.Normalizer.TargetMean.Length;
        double[] scales = Array.ConvertAll(_members.Normalizer.TargetScale, value => (double)value);
        return (
            [.. Enumerable.Range(0, learned).Select(index => _members.Normalizer.TargetMean[index] + (scales[index] * values[index]))],
            [.. Enumerable.Range(0, learned).Select(index => LogVariance(member, index, values) + (2 * Math.Log(scales[index])))]);
    }

    /// <summary>Linear states, then sine and cosine of each angle, without those that are no input; then the actions.</summary>
    private IEnumerable<double> Features(double[] state, double[] action)
    {
        int[] inputs = [.. Enumerable.Range(0, state.Length).Where(index => robot.State[index].Input)];
        return inputs.Where(index => robot.State[index].Kind == StateKind.Linear).Select(index => state[index])
            .Concat(inputs.Where(index => robot.State[index].Kind == StateKind.Angle)
                .SelectMany(index => new[] { Math.Sin(state[index]), Math.Cos(state[index]) }))
            .Concat(action);
    }

    private double[] Layer(int member, int layer, double[] values)
    {
        LayerWeights weights = _members.Layers[layer];
        int outputs = weights.Biases.Length / _members.Architecture.Members;
        double[] sums = new double[outputs];
        for (int output = 0; output < outputs; output++)
        {
            sums[output] = weights.Biases[(member * outputs) + output];
            for (int input = 0; input < values.Length; input++)
            {
                sums[output] += values[input] * weights.Weights[(((member * values.Length) + input) * outputs) + output];
            }
        }

        return layer == _members.Layers.Count - 1 ? sums : Array.ConvertAll(sums, Activate);
    }

    private double Activate(double value) => _members.Architecture.Activation switch
    {
        Activation.Silu => value / (1 + Math.Exp(-value)),
        Activation.Tanh => Math.Tanh(value),
        _ => Math.Max(value, 0),
    };

    /// <summary>Of the normalised change: softly below the maximum, then softly above the minimum.</summary>
    private double LogVariance(int member, int index, double[] output)
    {
        if (_members.Architecture.Deterministic)
        {
            return model.ResidualLogVariance.Span[index];
        }

        int learned = _members.Normalizer.TargetMean.Length;
        double maximum = _members.MaximumLogVariance.Span[(member * learned) + index];
        double minimum = _members.MinimumLogVariance.Span[(member * learned) + index];
        double below = maximum - Softplus(maximum - output[learned + index]);
        return minimum + Softplus(below - minimum);
    }

    private static double Softplus(double value) => value > 30 ? value : Math.Log(1 + Math.Exp(value));
}
