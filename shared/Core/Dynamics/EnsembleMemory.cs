using System;
using System.Linq;
using MbRlRobot.Numerics;

namespace MbRlRobot.Dynamics;

/// <summary>
/// What one thread needs to run networks on a block of lanes: inputs, hidden units and outputs, each row as wide as the lanes worked on.
/// </summary>
public sealed class EnsembleMemory
{
    private const int LaneMultiple = 16;
    private readonly int _hidden;
    private readonly int _widest;
    private readonly AlignedFloats _values;

    /// <summary>Makes room.</summary>
    /// <param name="architecture">The shape of the networks.</param>
    /// <param name="lanes">The lanes of a block; a multiple of 16.</param>
    /// <exception cref="ArgumentOutOfRangeException">They are none, or no multiple of 16.</exception>
    public EnsembleMemory(EnsembleArchitecture architecture, int lanes)
    {
        ArgumentNullException.ThrowIfNull(architecture);
        ArgumentOutOfRangeException.ThrowIfLessThan(lanes, 1);
        ArgumentOutOfRangeException.ThrowIfNotEqual(lanes % LaneMultiple, 0, nameof(lanes));
        Lanes = lanes;
        Active = lanes;
        _widest = Enumerable.Range(0, architecture.LayerCount).Max(layer => LayerPanels.PaddedOutputs(architecture.OutputsOf(layer)));
        _hidden = architecture.InputDimension;
        _values = new AlignedFloats((_hidden + (2 * _widest)) * lanes);
    }

    /// <summary>The most lanes of a block, and the distance between rows of states and actions.</summary>
    public int Lanes { get; }

    /// <summary>
    /// How many lanes are worked on, from the first; whole registers of them, at most <see cref="Lanes"/>. To change it forgets what was computed.
    /// </summary>
    public int Active { get; set; }

    /// <summary>The networks' inputs: [inputs][active lanes].</summary>
    internal ref float Inputs => ref _values.First;

    /// <summary>Where a layer's outputs are: [outputs, padded][active lanes]; layers take turns in two places.</summary>
    /// <param name="layer">The layer.</param>
    /// <returns>The first number.</returns>
    internal ref float OutputsOf(int layer) => ref _values.At((_hidden + ((layer & 1) * _widest)) * Active);

    /// <summary>What a layer reads.</summary>
    /// <param name="layer">The layer.</param>
    /// <returns>The first number.</returns>
    internal ref float InputsOf(int layer) => ref layer == 0 ? ref Inputs : ref OutputsOf(layer - 1);
}
