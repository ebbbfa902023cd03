using System;
using System.Collections.Generic;
using System.Linq;
using MbRlRobot.Dynamics;
using MbRlRobot.Numerics;

namespace MbRlRobot.Fitting;

/// <summary>
/// Takes up a checkpoint under a new normaliser: first layer, output layer and log-variance bounds are rewritten so that the function is the
/// same in the states' units ("fold"). A column whose scale or middle has moved out of all proportion (30 deviations) begins
/// anew: its old weights say nothing about where the data now are, and would take thousands of steps to come back.
/// </summary>
internal static class WarmStart
{
    private const double LargestMove = 30;

    /// <summary>Refuses a checkpoint of another shape, or one with numbers that are not finite.</summary>
    /// <exception cref="ArgumentException">It is; the message says in what.</exception>
    internal static void ThrowIfUnfit(EnsembleCheckpoint checkpoint, EnsembleArchitecture wanted)
    {
        string have = Describe(checkpoint.Architecture);
        string want = Describe(wanted);
        if (have != want)
        {
            throw new ArgumentException($"The warm start has {have}; the robot asks for {want}.", nameof(checkpoint));
        }

        int bad = checkpoint.Layers.ToList().FindIndex(layer => !AllFinite(layer.Weights) || !AllFinite(layer.Biases));
        if (bad >= 0)
        {
            throw new ArgumentException($"The warm start's layer {bad} has numbers that are not finite.", nameof(checkpoint));
        }
    }

    /// <summary>One member, as a function of the new normaliser's units.</summary>
    /// <param name="shape">The parameters' places.</param>
    /// <param name="checkpoint">The checkpoint.</param>
    /// <param name="member">Which member.</param>
    /// <param name="now">The new normaliser.</param>
    /// <param name="fresh">New weights, for columns that begin anew.</param>
    internal static AlignedFloats Fold(NetworkShape shape, EnsembleCheckpoint checkpoint, int member, Normalizer now, AlignedFloats fresh)
    {
        AlignedFloats parameters = CheckpointPacking.Unpack(shape, checkpoint, member);
        for (int input = 0; input < shape.Architecture.InputDimension; input++)
        {
            FoldInput(shape.Layers[0], parameters, fresh, input, checkpoint.Normalizer, now);
        }

        for (int output = 0; output < shape.Outputs; output++)
        {
            FoldOutput(shape, parameters, fresh, output, checkpoint.Normalizer, now);
        }

        return parameters;
    }

    private static void FoldInput(LayerShape layer, AlignedFloats parameters, AlignedFloats fresh, int input, Normalizer old, Normalizer now)
    {
        double factor = (double)now.InputScale[input] / old.InputScale[input];
        double shift = ((double)now.InputMean[input] - old.InputMean[input]) / old.InputScale[input];
        Span<float> weights = parameters.Span.Slice(layer.Weights + (input * layer.Pitch), layer.Outputs);
        if (factor > LargestMove || Math.Abs(shift) > LargestMove)
        {
            fresh.Span.Slice(layer.Weights + (input * layer.Pitch), layer.Outputs).CopyTo(weights);
            return;
        }

        Span<float> biases = parameters.Span.Slice(layer.Biases, layer.Outputs);
        for (int unit = 0; unit < weights.Length; unit++)
        {
            biases[unit] = (float)(biases[unit] + (weights[unit] * shift));
            weights[unit] = (float)(weights[unit] * factor);
        }
    }

    private static void FoldOutput(NetworkShape shape, AlignedFloats parameters, AlignedFloats fresh, int output, Normalizer old, Normalizer now)
    {
        double factor = (double)old.TargetScale[output] / now.TargetScale[output];
        double shift = ((double)old.TargetMean[output] - now.TargetMean[output]) / now.TargetScale[output];
        if (factor is > LargestMove or < 1 / LargestMove || Math.Abs(shift) > LargestMove)
        {
            Renew(shape, parameters.Span, fresh.Span, output);
            return;
        }

        LayerShape last = shape.Layers[^1];
        for (int input = 0; input < last.Inputs; input++)
        {
            ref float weight = ref parameters.At(last.Weights + (input * last.Pitch) + output);
            weight = (float)(weight * factor);
        }

        ref float bias = ref parameters.At(last.Biases + output);
        bias = (float)((bias * factor) + shift);
        if (shape.IsGaussian)
        {
            float difference = 2 * LaneScalar.Log((float)factor);
            parameters.At(last.Biases + shape.Outputs + output) += difference;
            parameters.At(shape.MaximumLogVariance + output) += difference;
            parameters.At(shape.MinimumLogVariance + output) += difference;
        }
    }

    private static void Renew(NetworkShape shape, Span<float> parameters, Span<float> fresh, int output)
    {
        LayerShape last = shape.Layers[^1];
        for (int column = output; column < last.Outputs; column += shape.Outputs)
        {
            for (int input = 0; input < last.Inputs; input++)
            {
                int at = last.Weights + (input * last.Pitch) + column;
                parameters[at] = fresh[at];
            }

            parameters[last.Biases + column] = 0;
        }

        if (shape.IsGaussian)
        {
            parameters[shape.MaximumLogVariance + output] = Initializer.MaximumLogVariance;
            parameters[shape.MinimumLogVariance + output] = Initializer.MinimumLogVariance;
        }
    }

    private static string Describe(EnsembleArchitecture shape) => string.Create(
        System.Globalization.CultureInfo.InvariantCulture,
        $"{shape.Members} members, {shape.InputDimension} inputs, hidden [{string.Join(", ", shape.Hidden)}] {shape.Activation}, "
        + $"{shape.OutputDimension} learned states, {(shape.Deterministic ? "deterministic" : "Gaussian")}");

    private static bool AllFinite(IReadOnlyList<float> values) => values.All(float.IsFinite);
}
