using System;
using System.Linq;
using MbRlRobot.Numerics;

namespace MbRlRobot.Fitting;

/// <summary>
/// What a thread needs to take one step with any member: a batch, what the layers make of it, and the gradient. Rows are
/// samples. Used again for every step, so that a step allocates nothing.
/// </summary>
internal sealed class Workspace
{
    private readonly int _inputPitch;
    private readonly int _targetPitch;

    internal Workspace(NetworkShape shape, int rows)
    {
        (_inputPitch, _targetPitch) = (shape.InputPitch, shape.TargetPitch);
        Rows = rows;
        Inputs = new AlignedFloats(rows * shape.InputPitch);
        Targets = new AlignedFloats(rows * shape.TargetPitch);
        int block = Math.Min(rows, SampleBlock.Most);
        Outputs = [.. shape.Layers.Select(layer => new AlignedFloats(block * layer.Pitch))];
        Deltas = [.. shape.Layers.Select(layer => new AlignedFloats(block * layer.Pitch))];
        Products = new AlignedFloats(block * shape.WidestPitch);
        Zeros = new AlignedFloats(shape.WidestPitch);
        Transposed = [.. shape.Layers.Select(layer => new AlignedFloats(layer.Pitch * layer.InputPitch))];
        Gradient = new AlignedFloats(shape.Length);
        LossSums = new AlignedFloats(shape.TargetPitch);
        Head = new GaussianHead(shape, block);
        Loss = new GaussianLoss(shape, Head, block);
    }

    /// <summary>The samples that there is room for.</summary>
    internal int Rows { get; }

    /// <summary>The batch's normalised inputs: [rows, padded inputs].</summary>
    internal AlignedFloats Inputs { get; }

    /// <summary>The batch's normalised targets: [rows, padded learned states].</summary>
    internal AlignedFloats Targets { get; }

    /// <summary>Each layer's outputs, activated but for the last one: [samples of a block, padded outputs].</summary>
    internal AlignedFloats[] Outputs { get; }

    /// <summary>
    /// First the derivative of each activation at its argument, then that of the loss by each layer's sums: as <see cref="Outputs"/>.
    /// </summary>
    internal AlignedFloats[] Deltas { get; }

    /// <summary>The derivative of the loss by one layer's activations: [samples of a block, padded inputs].</summary>
    internal AlignedFloats Products { get; }

    /// <summary>A row of zeros.</summary>
    internal AlignedFloats Zeros { get; }

    /// <summary>Room for each layer's matrix the other way round: [padded outputs, padded inputs]; padding stays 0.</summary>
    internal AlignedFloats[] Transposed { get; }

    /// <summary>The derivative of the loss by each parameter: as the parameters.</summary>
    internal AlignedFloats Gradient { get; }

    /// <summary>The loss of a batch by learned state.</summary>
    internal AlignedFloats LossSums { get; }

    /// <summary>The log-variances of a probabilistic member.</summary>
    internal GaussianHead Head { get; }

    /// <summary>The loss of a probabilistic member.</summary>
    internal GaussianLoss Loss { get; }

    /// <summary>What reading ahead came to; it means nothing, and keeps the reads from being left out.</summary>
    internal float Touched { get; set; }

    /// <summary>A sample's inputs.</summary>
    internal Span<float> InputRow(int place) => Inputs.Row(place, _inputPitch);

    /// <summary>A sample's targets.</summary>
    internal Span<float> TargetRow(int place) => Targets.Row(place, _targetPitch);

    /// <summary>The first number of what a layer reads of a block.</summary>
    internal ref float InputsOf(int layer, SampleBlock block) =>
        ref layer == 0 ? ref Inputs.At(block.First * _inputPitch) : ref Outputs[layer - 1].First;
}
