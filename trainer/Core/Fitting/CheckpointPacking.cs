using System;
using System.Linq;
using MbRlRobot.Dynamics;
using MbRlRobot.Numerics;

namespace MbRlRobot.Fitting;

/// <summary>Between members' parameters, padded, and a checkpoint's arrays, which are not.</summary>
internal static class CheckpointPacking
{
    /// <summary>Joins members.</summary>
    internal static EnsembleCheckpoint Pack(NetworkShape shape, Normalizer normalizer, AlignedFloats[] members, float[] holdoutError)
    {
        EnsembleArchitecture architecture = shape.Architecture;
        LayerWeights[] layers = [.. shape.Layers.Select(layer => new LayerWeights(
            new float[members.Length * layer.Inputs * layer.Outputs],
            new float[members.Length * layer.Outputs]))];
        float[] minimum = new float[members.Length * shape.Outputs];
        float[] maximum = new float[members.Length * shape.Outputs];
        for (int member = 0; member < members.Length; member++)
        {
            ForEachRun(shape, member, (layer, place, inCheckpoint, count) =>
                members[member].Span.Slice(place, count).CopyTo(Array(layers[layer], inCheckpoint.IsBias).AsSpan(inCheckpoint.At)));
            if (shape.IsGaussian)
            {
                CopyBound(members[member], shape.MinimumLogVariance, minimum, member, shape.Outputs);
                CopyBound(members[member], shape.MaximumLogVariance, maximum, member, shape.Outputs);
            }
        }

        return new EnsembleCheckpoint(architecture, normalizer, layers, minimum, maximum, holdoutError);
    }

    /// <summary>One member of a checkpoint.</summary>
    internal static AlignedFloats Unpack(NetworkShape shape, EnsembleCheckpoint checkpoint, int member)
    {
        AlignedFloats parameters = new(shape.Length);
        ForEachRun(shape, member, (layer, place, inCheckpoint, count) =>
            Array(checkpoint.Layers[layer], inCheckpoint.IsBias).AsSpan(inCheckpoint.At, count).CopyTo(parameters.Span[place..]));
        if (shape.IsGaussian)
        {
            int at = member * shape.Outputs;
            checkpoint.MinimumLogVariance.Span.Slice(at, shape.Outputs).CopyTo(parameters.Span[shape.MinimumLogVariance..]);
            checkpoint.MaximumLogVariance.Span.Slice(at, shape.Outputs).CopyTo(parameters.Span[shape.MaximumLogVariance..]);
        }

        return parameters;
    }

    private static void CopyBound(AlignedFloats parameters, int place, float[] bounds, int member, int outputs) =>
        parameters.Span.Slice(place, outputs).CopyTo(bounds.AsSpan(member * outputs));

    private static void ForEachRun(NetworkShape shape, int member, CopyRun copy)
    {
        for (int index = 0; index < shape.Layers.Length; index++)
        {
            LayerShape layer = shape.Layers[index];
            for (int input = 0; input < layer.Inputs; input++)
            {
                int at = ((member * layer.Inputs) + input) * layer.Outputs;
                copy(index, layer.Weights + (input * layer.Pitch), (false, at), layer.Outputs);
            }

            copy(index, layer.Biases, (true, member * layer.Outputs), layer.Outputs);
        }
    }

    private static float[] Array(LayerWeights layer, bool isBias) => isBias ? layer.Biases : layer.Weights;

    private delegate void CopyRun(int layer, int place, (bool IsBias, int At) inCheckpoint, int count);
}
