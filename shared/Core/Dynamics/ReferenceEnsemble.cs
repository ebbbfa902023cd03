using System;
using System.Linq;
using MbRlRobot.Robots;

namespace MbRlRobot.Dynamics;

/// <summary>
/// An ensemble's prediction as the equations have it, one row at a time in double precision: what fast kernels, the ONNX
/// file and the robot's golden vectors are compared with. Not for a control tick.
/// </summary>
/// <param name="model">The active members.</param>
/// <param name="layout">How states and actions meet the networks.</param>
public sealed class ReferenceEnsemble(EnsembleModel model, DynamicsLayout layout)
{
    /// <summary>
    /// The log-variance of a state that is shifted and has no error: small, and finite for every consumer.
    /// </summary>
    public const float ExactLogVariance = -80;

    private readonly EnsembleCheckpoint _members = model.Members;

    /// <summary>Predicts one step of one member.</summary>
    /// <param name="member">Which member, from 0.</param>
    /// <param name="state">The state: [ds].</param>
    /// <param name="action">The action: [da].</param>
    /// <param name="nextMean">Receives the mean of the next state, angles not wrapped: [ds].</param>
    /// <param name="logVar">
    /// Receives the natural logarithm of its error's variance, in state unit squared: [ds].
    /// </param>
    public void Predict(
        int member, ReadOnlySpan<float> state, ReadOnlySpan<float> action, Span<float> nextMean, Span<float> logVar)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)member, (uint)_members.Architecture.Members);
        double[] output = Network(member, Inputs(state, action));
        for (int index = 0; index < layout.Learned.Count; index++)
        {
            LearnedState learned = layout.Learned[index];
            double scale = _members.Normalizer.TargetScale[index];
            double prior = learned.Velocity < 0 ? 0 : layout.ControlPeriod * state[learned.Velocity];
            double change = _members.Normalizer.TargetMean[index] + (scale * output[index]);
            nextMean[learned.Index] = (float)(state[learned.Index] + prior + change);
            logVar[learned.Index] = (float)(LogVariance(member, index, output) + (2 * Math.Log(scale)));
        }

        foreach (LaggedState lagged in layout.Lagged)
        {
            nextMean[lagged.Index] = lagged.Source < 0 ? action[lagged.Action] : state[lagged.Source];
            logVar[lagged.Index] = ExactLogVariance;
        }
    }

    private double[] Inputs(ReadOnlySpan<float> state, ReadOnlySpan<float> action)
    {
        double[] inputs = new double[layout.Inputs.Count];
        for (int index = 0; index < inputs.Length; index++)
        {
            ModelInput input = layout.Inputs[index];
            double raw = input.Kind switch
            {
                ModelInputKind.State => state[input.Index],
                ModelInputKind.Sine => Math.Sin(state[input.Index]),
                ModelInputKind.Cosine => Math.Cos(state[input.Index]),
                _ => action[input.Index],
            };
            inputs[index] = (raw - _members.Normalizer.InputMean[index]) / _members.Normalizer.InputScale[index];
        }

        return inputs;
    }

    private double[] Network(int member, double[] values)
    {
        for (int layer = 0; layer < _members.Architecture.LayerCount; layer++)
        {
            values = Layer(member, layer, values);
            if (layer < _members.Architecture.Hidden.Count)
            {
                values = [.. values.Select(Activate)];
            }
        }

        return values;
    }

    private double[] Layer(int member, int layer, double[] values)
    {
        int outputs = _members.Architecture.OutputsOf(layer);
        LayerWeights weights = _members.Layers[layer];
        double[] sums = new double[outputs];
        for (int output = 0; output < outputs; output++)
        {
            sums[output] = weights.Biases[(member * outputs) + output];
            for (int input = 0; input < values.Length; input++)
            {
                int weight = (((member * values.Length) + input) * outputs) + output;
                sums[output] += values[input] * weights.Weights[weight];
            }
        }

        return sums;
    }

    private double Activate(double value) => _members.Architecture.Activation switch
    {
        Activation.Silu => value / (1 + Math.Exp(-value)),
        Activation.Tanh => Math.Tanh(value),
        Activation.Relu => Math.Max(value, 0),
        _ => throw new InvalidOperationException($"'{_members.Architecture.Activation}' is no activation"),
    };

    /// <summary>Of the normalised target: the residuals', or the network's between its soft bounds.</summary>
    private double LogVariance(int member, int index, double[] output)
    {
        if (_members.Architecture.Deterministic)
        {
            return model.ResidualLogVariance.Span[index];
        }

        int bound = (member * layout.Learned.Count) + index;
        double maximum = _members.MaximumLogVariance.Span[bound];
        double minimum = _members.MinimumLogVariance.Span[bound];
        double capped = maximum - Softplus(maximum - output[layout.Learned.Count + index]);
        return minimum + Softplus(capped - minimum);
    }

    private static double Softplus(double value) => Math.Max(value, 0) + Math.Log(1 + Math.Exp(-Math.Abs(value)));
}
