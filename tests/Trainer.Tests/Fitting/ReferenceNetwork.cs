using System;
using System.Linq;
using MbRlRobot.Dynamics;
using MbRlRobot.Robots;

namespace MbRlRobot.Trainer.Tests.Fitting;

/// <summary>One member of a checkpoint in double precision, written plainly: what the kernels are held against.</summary>
internal sealed class ReferenceNetwork
{
    private readonly EnsembleArchitecture _shape;

    internal ReferenceNetwork(EnsembleCheckpoint checkpoint, int member)
    {
        _shape = checkpoint.Architecture;
        Weights = [.. checkpoint.Layers.Select((layer, index) => Part(layer.Weights, member, _shape.InputsOf(index) * _shape.OutputsOf(index)))];
        Biases = [.. checkpoint.Layers.Select((layer, index) => Part(layer.Biases, member, _shape.OutputsOf(index)))];
        Minimum = Part(checkpoint.MinimumLogVariance.ToArray(), member, _shape.OutputDimension);
        Maximum = Part(checkpoint.MaximumLogVariance.ToArray(), member, _shape.OutputDimension);
    }

    internal double[][] Weights { get; }

    internal double[][] Biases { get; }

    internal double[] Minimum { get; }

    internal double[] Maximum { get; }

    /// <summary>Mean and log-variance of each learned state, normalised.</summary>
    internal (double Mean, double LogVariance)[] Predict(double[] inputs)
    {
        double[] values = inputs;
        for (int layer = 0; layer < Weights.Length; layer++)
        {
            values = Layer(values, layer);
        }

        int outputs = _shape.OutputDimension;
        return [.. Enumerable.Range(0, outputs).Select(output =>
            (values[output], _shape.Deterministic ? 0 : Bounded(values[outputs + output], output)))];
    }

    private static double[] Part(float[] values, int member, int length) =>
        [.. values.Skip(member * length).Take(length).Select(value => (double)value)];

    private static double Softplus(double x) => Math.Max(x, 0) + Math.Log(1 + Math.Exp(-Math.Abs(x)));

    private double[] Layer(double[] inputs, int layer)
    {
        int outputs = _shape.OutputsOf(layer);
        double[] sums = [.. Biases[layer]];
        for (int input = 0; input < inputs.Length; input++)
        {
            for (int output = 0; output < outputs; output++)
            {
                sums[output] += inputs[input] * Weights[layer][(input * outputs) + output];
            }
        }

        return layer == Weights.Length - 1 ? sums : [.. sums.Select(Activate)];
    }

    private double Activate(double x) => _shape.Activation switch
    {
        Activation.Silu => x / (1 + Math.Exp(-x)),
        Activation.Tanh => Math.Tanh(x),
        _ => Math.Max(x, 0),
    };

    private double Bounded(double raw, int output)
    {
        double upper = Maximum[output] - Softplus(Maximum[output] - raw);
        return Minimum[output] + Softplus(upper - Minimum[output]);
    }
}
