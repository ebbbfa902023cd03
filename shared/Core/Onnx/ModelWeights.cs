using System;
using System.Collections.Generic;
using System.Linq;
using MbRlRobot.Dynamics;

namespace MbRlRobot.Onnx;

/// <summary>An ensemble's learned numbers as named tensors, and back.</summary>
internal static class ModelWeights
{
    /// <summary>The tensors of an ensemble, in the order of the file.</summary>
    public static IReadOnlyList<WeightSlot> Slots(EnsembleArchitecture shape)
    {
        (long members, long learned) = (shape.Members, shape.OutputDimension);
        List<WeightSlot> slots =
        [
            new(WeightSlot.InputMean, [shape.InputDimension]),
            new(WeightSlot.InputScale, [shape.InputDimension]),
            new(WeightSlot.TargetMean, [learned]),
            new(WeightSlot.TargetScale, [learned]),
        ];
        for (int layer = 0; layer < shape.LayerCount; layer++)
        {
            slots.Add(new(WeightSlot.Weight(layer), [members, shape.InputsOf(layer), shape.OutputsOf(layer)]));
            slots.Add(new(WeightSlot.Bias(layer), [members, 1, shape.OutputsOf(layer)]));
        }

        IEnumerable<WeightSlot> variance = shape.Deterministic
            ? [new(WeightSlot.ResidualLogVar, [learned])]
            :
            [
                new(WeightSlot.MinimumLogVar, [members, 1, learned]),
                new(WeightSlot.MaximumLogVar, [members, 1, learned]),
            ];
        return [.. slots, .. variance];
    }

    /// <summary>An ensemble's tensors by name.</summary>
    public static Dictionary<string, ReadOnlyMemory<float>> Of(EnsembleModel model)
    {
        EnsembleCheckpoint members = model.Members;
        Dictionary<string, ReadOnlyMemory<float>> weights = new()
        {
            [WeightSlot.InputMean] = members.Normalizer.InputMean,
            [WeightSlot.InputScale] = members.Normalizer.InputScale,
            [WeightSlot.TargetMean] = members.Normalizer.TargetMean,
            [WeightSlot.TargetScale] = members.Normalizer.TargetScale,
            [WeightSlot.MinimumLogVar] = members.MinimumLogVariance,
            [WeightSlot.MaximumLogVar] = members.MaximumLogVariance,
            [WeightSlot.ResidualLogVar] = model.ResidualLogVariance,
        };
        for (int layer = 0; layer < members.Layers.Count; layer++)
        {
            weights[WeightSlot.Weight(layer)] = members.Layers[layer].Weights;
            weights[WeightSlot.Bias(layer)] = members.Layers[layer].Biases;
        }

        return weights;
    }

    /// <summary>Joins tensors to an ensemble; a deterministic one has bounds of zero, which nothing reads.</summary>
    public static EnsembleModel Join(ModelMetadata metadata, IReadOnlyDictionary<string, float[]> weights)
    {
        EnsembleArchitecture shape = metadata.Architecture;
        int bounds = shape.Members * shape.OutputDimension;
        float[] Bound(string name) => shape.Deterministic ? new float[bounds] : weights[name];
        EnsembleCheckpoint members = new(
            shape,
            new Normalizer(
                weights[WeightSlot.InputMean],
                weights[WeightSlot.InputScale],
                weights[WeightSlot.TargetMean],
                weights[WeightSlot.TargetScale]),
            [.. Enumerable.Range(0, shape.LayerCount)
                .Select(layer => new LayerWeights(weights[WeightSlot.Weight(layer)], weights[WeightSlot.Bias(layer)]))],
            Bound(WeightSlot.MinimumLogVar),
            Bound(WeightSlot.MaximumLogVar),
            metadata.HoldoutError);
        float[] residual = shape.Deterministic ? weights[WeightSlot.ResidualLogVar] : [];
        return new EnsembleModel(metadata.Robot.Type, metadata.SchemaHash, metadata.Version, members, residual);
    }
}
