using System;
using System.Collections.Generic;
using System.Linq;
using MbRlRobot.Configuration;
using MbRlRobot.Dynamics;

namespace MbRlRobot.Store;

/// <summary>One tensor of a checkpoint file: float32, row-major.</summary>
/// <param name="Name">Its name in the file.</param>
/// <param name="Shape">Its dimensions.</param>
/// <param name="Bound">The values it may hold.</param>
internal sealed record CheckpointTensor(string Name, int[] Shape, CheckpointBound Bound)
{
    /// <summary>Its length in the file.</summary>
    internal long Bytes => sizeof(float) * Shape.Aggregate(1L, (product, dimension) => product * dimension);

    /// <summary>The shape as messages show it.</summary>
    internal string ShapeText => TextOf(Shape.Select(dimension => (long)dimension));

    /// <summary>A shape as messages show it.</summary>
    internal static string TextOf(IEnumerable<long> shape) => $"[{string.Join(',', shape)}]";

    /// <summary>The tensors of an architecture, in the order in which they are written.</summary>
    internal static CheckpointTensor[] Of(EnsembleArchitecture shape)
    {
        int members = shape.Members;
        return
        [
            new("input_mean", [shape.InputDimension], CheckpointBound.Finite),
            new("input_scale", [shape.InputDimension], CheckpointBound.Positive),
            new("target_mean", [shape.OutputDimension], CheckpointBound.Finite),
            new("target_scale", [shape.OutputDimension], CheckpointBound.Positive),
            new("min_log_variance", [members, shape.OutputDimension], CheckpointBound.Finite),
            new("max_log_variance", [members, shape.OutputDimension], CheckpointBound.Finite),
            new("holdout_error", [members], CheckpointBound.FiniteOrNaN),
            .. Enumerable.Range(0, shape.LayerCount).SelectMany(layer => new CheckpointTensor[]
            {
                new($"layers.{layer}.weights", [members, shape.InputsOf(layer), shape.OutputsOf(layer)], CheckpointBound.Finite),
                new($"layers.{layer}.biases", [members, shape.OutputsOf(layer)], CheckpointBound.Finite),
            }),
        ];
    }

    /// <summary>The values of a checkpoint, in the order of <see cref="Of"/>.</summary>
    internal static ReadOnlyMemory<float>[] ValuesOf(EnsembleCheckpoint checkpoint)
    {
        Normalizer normalizer = checkpoint.Normalizer;
        return
        [
            normalizer.InputMean,
            normalizer.InputScale,
            normalizer.TargetMean,
            normalizer.TargetScale,
            checkpoint.MinimumLogVariance,
            checkpoint.MaximumLogVariance,
            checkpoint.HoldoutError,
            .. checkpoint.Layers.SelectMany(layer => new ReadOnlyMemory<float>[] { layer.Weights, layer.Biases }),
        ];
    }

    /// <summary>Joins values in the order of <see cref="Of"/>.</summary>
    internal static EnsembleCheckpoint Join(EnsembleArchitecture shape, float[][] values) => new(
        shape,
        new Normalizer(values[0], values[1], values[2], values[3]),
        [.. values[7..].Chunk(2).Select(layer => new LayerWeights(layer[0], layer[1]))],
        values[4],
        values[5],
        values[6]);

    /// <summary>Refuses values outside <see cref="Bound"/>.</summary>
    /// <exception cref="ConfigurationException">The message has the first of them.</exception>
    internal void Check(CheckpointFaults faults, ReadOnlySpan<float> values)
    {
        for (int index = 0; index < values.Length; index++)
        {
            if (!Bound.Allows(values[index]))
            {
                throw faults.Tensor(Name, $"{ProblemList.Text(values[index])} at number {index}", Bound.Text);
            }
        }
    }
}
