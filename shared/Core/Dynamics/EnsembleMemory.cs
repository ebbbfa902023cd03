using System;
using System.Linq;

namespace MbRlRobot.Dynamics;

/// <summary>
/// What one thread needs to run networks on a block of lanes: inputs, hidden units and outputs, each row a block wide.
/// </summary>
public sealed class EnsembleMemory
{
    private const int LaneMultiple = 16;
    private readonly int _hidden;
    private readonly int _widest;

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
        _widest = Enumerable.Range(0, architecture.LayerCount).Max(architecture.OutputsOf);
        _hidden = architecture.InputDimension;
        Values = GC.AllocateArray<float>((_hidden + (2 * _widest)) * lanes, pinned: true);
    }

    /// <summary>The distance between rows, in numbers.</summary>
    public int Lanes { get; }

    /// <summary>
    /// How many lanes of a row are worked on, from the first; a multiple of 16, at most <see cref="Lanes"/>.
    /// </summary>
    public int Active { get; set; }

    /// <summary>All rows: first the inputs.</summary>
    internal float[] Values { get; }

    /// <summary>Where the rows of a layer's outputs begin; layers take turns in two places.</summary>
    /// <param name="layer">The layer.</param>
    /// <returns>The first row.</returns>
    internal int RowOf(int layer) => _hidden + ((layer & 1) * _widest);
}
