using System;
using System.Linq;
using MbRlRobot.Dynamics;

namespace MbRlRobot.Fitting;

/// <summary>
/// One member's parameters in one row of numbers: matrices and biases of each layer, then the bounds of the log-variance.
/// Every row of a matrix is padded to whole bundles of the widest lanes, so that the place of a number does not depend on
/// the processor.
/// </summary>
internal sealed class NetworkShape
{
    /// <summary>The widest bundle of lanes.</summary>
    internal const int Padding = 16;

    internal NetworkShape(EnsembleArchitecture architecture)
    {
        Architecture = architecture;
        Outputs = architecture.OutputDimension;
        InputPitch = Padded(architecture.InputDimension);
        TargetPitch = Padded(Outputs);
        Layers = new LayerShape[architecture.LayerCount];
        int at = 0;
        for (int layer = 0; layer < Layers.Length; layer++)
        {
            Layers[layer] = Lay(layer, at);
            at = Layers[layer].Biases + Layers[layer].Pitch;
        }

        (MaximumLogVariance, MinimumLogVariance) = (at, at + TargetPitch);
        Length = IsGaussian ? at + (2 * TargetPitch) : at;
    }

    internal EnsembleArchitecture Architecture { get; }

    internal LayerShape[] Layers { get; }

    internal bool IsGaussian => !Architecture.Deterministic;

    /// <summary>The learned states.</summary>
    internal int Outputs { get; }

    internal int InputPitch { get; }

    internal int TargetPitch { get; }

    /// <summary>Where the upper bounds of the log-variance begin.</summary>
    internal int MaximumLogVariance { get; }

    /// <summary>Where the lower bounds of the log-variance begin.</summary>
    internal int MinimumLogVariance { get; }

    /// <summary>The parameters, with padding.</summary>
    internal int Length { get; }

    internal int WidestPitch => Math.Max(InputPitch, Layers.Max(layer => layer.Pitch));

    internal static int Padded(int count) => (count + Padding - 1) / Padding * Padding;

    private LayerShape Lay(int layer, int at)
    {
        int inputs = Architecture.InputsOf(layer);
        int outputs = Architecture.OutputsOf(layer);
        int pitch = Padded(outputs);
        return new LayerShape(inputs, outputs, Padded(inputs), pitch, at, at + (inputs * pitch));
    }
}
