using System;
using System.Collections.Generic;
using System.Linq;
using MbRlRobot.Dynamics;
using MbRlRobot.Robots;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace MbRlRobot.TorchSharp;

/// <summary>
/// All members at once: each layer is one batched product over members, [E, B, inputs] x [E, inputs, outputs]. Its tensors live in
/// the dispose scope that it was made in.
/// </summary>
internal sealed class EnsembleNetwork
{
    private readonly EnsembleCheckpoint _start;

    /// <summary>Takes up weights.</summary>
    /// <param name="start">The first weights.</param>
    /// <param name="device">Where to compute.</param>
    internal EnsembleNetwork(EnsembleCheckpoint start, Device device)
    {
        _start = start;
        EnsembleArchitecture shape = start.Architecture;
        Weights = [.. start.Layers.Select((layer, index) =>
            Load(layer.Weights, device, shape.Members, shape.InputsOf(index), shape.OutputsOf(index)))];
        Biases = [.. start.Layers.Select((layer, index) => Load(layer.Biases, device, shape.Members, 1, shape.OutputsOf(index)))];
        Bounds = shape.Deterministic ? [] :
        [
            Load(start.MaximumLogVariance.ToArray(), device, shape.Members, 1, shape.OutputDimension),
            Load(start.MinimumLogVariance.ToArray(), device, shape.Members, 1, shape.OutputDimension),
        ];
    }

    /// <summary>The shape.</summary>
    internal EnsembleArchitecture Architecture => _start.Architecture;

    /// <summary>The matrices by layer: [E, inputs, outputs].</summary>
    internal IReadOnlyList<Parameter> Weights { get; }

    /// <summary>The biases by layer: [E, 1, outputs].</summary>
    internal IReadOnlyList<Parameter> Biases { get; }

    /// <summary>The upper, then the lower bound of the log-variance: [E, 1, learned states]; none of deterministic members.</summary>
    internal IReadOnlyList<Parameter> Bounds { get; }

    /// <summary>Passes a batch of each member forwards.</summary>
    /// <param name="inputs">[E, B, inputs].</param>
    /// <returns>The raw outputs, means and then log-variances: [E, B, outputs].</returns>
    internal Tensor Forward(Tensor inputs)
    {
        Tensor values = inputs;
        for (int layer = 0; layer < Weights.Count; layer++)
        {
            // not baddbmm: TorchSharp's mixes up its arguments
            Tensor sums = values.bmm(Weights[layer]) + Biases[layer];
            values = layer < Weights.Count - 1 ? Activate(sums) : sums;
        }

        return values;
    }

    /// <summary>The weights as they are now.</summary>
    /// <returns>A checkpoint without holdout errors (NaN).</returns>
    internal EnsembleCheckpoint Read()
    {
        using DisposeScope scope = NewDisposeScope();
        LayerWeights[] layers = [.. Weights.Zip(Biases, (weights, biases) => new LayerWeights(Read(weights), Read(biases)))];
        return new EnsembleCheckpoint(
            Architecture,
            _start.Normalizer,
            layers,
            Architecture.Deterministic ? _start.MinimumLogVariance.ToArray() : Read(Bounds[1]),
            Architecture.Deterministic ? _start.MaximumLogVariance.ToArray() : Read(Bounds[0]),
            _start.HoldoutError.ToArray());
    }

    private static Parameter Load(float[] values, Device device, params long[] shape) =>
        new(tensor(values, shape, device: device));

    private static float[] Read(Parameter parameter) => parameter.detach().cpu().data<float>().ToArray();

    private Tensor Activate(Tensor sums) => Architecture.Activation switch
    {
        Activation.Silu => sums.silu(),
        Activation.Tanh => sums.tanh(),
        Activation.Relu => sums.relu(),
        _ => throw new InvalidOperationException($"'{Architecture.Activation}' is no activation"),
    };
}
