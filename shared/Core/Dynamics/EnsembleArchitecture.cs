using System.Collections.Generic;
using MbRlRobot.Robots;

namespace MbRlRobot.Dynamics;

/// <summary>The shape of an ensemble of multi-layer perceptrons.</summary>
/// <param name="Members">E, the networks.</param>
/// <param name="InputDimension">The inputs: linear states, sines and cosines of angles, actions.</param>
/// <param name="OutputDimension">The learned states, whose change each network predicts.</param>
/// <param name="Hidden">The widths of the hidden layers.</param>
/// <param name="Activation">Their nonlinearity.</param>
/// <param name="Deterministic">Whether the networks predict means alone.</param>
public sealed record EnsembleArchitecture(
    int Members,
    int InputDimension,
    int OutputDimension,
    IReadOnlyList<int> Hidden,
    Activation Activation,
    bool Deterministic)
{
    /// <summary>The layers, the output layer included.</summary>
    public int LayerCount => Hidden.Count + 1;

    /// <summary>The inputs of a layer.</summary>
    /// <param name="layer">The layer, from 0.</param>
    /// <returns>How many there are.</returns>
    public int InputsOf(int layer) => layer == 0 ? InputDimension : Hidden[layer - 1];

    /// <summary>
    /// The outputs of a layer; the last one gives means, then log-variances unless it is deterministic.
    /// </summary>
    /// <param name="layer">The layer, from 0.</param>
    /// <returns>How many there are.</returns>
    public int OutputsOf(int layer) => layer < Hidden.Count ? Hidden[layer] : OutputDimension * (Deterministic ? 1 : 2);
}
