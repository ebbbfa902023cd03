using System;
using MbRlRobot.Numerics;

namespace MbRlRobot.Fitting;

/// <summary>
/// What all members say of some rows, in normalised units: a block of rows at a time, so that it takes no memory to ask about many.
/// </summary>
/// <param name="members">Weights of all members.</param>
/// <param name="kernel">Asks them.</param>
/// <param name="work">Room for a block; holds its targets.</param>
/// <param name="shape">The parameters' places.</param>
/// <param name="rows">The rows.</param>
internal sealed class Predictions(AlignedFloats[] members, IMemberKernel kernel, Workspace work, NetworkShape shape, RowSet rows)
{
    private readonly float[] _means = new float[members.Length * work.Rows * shape.Outputs];
    private readonly float[] _logVariances = new float[members.Length * work.Rows * shape.Outputs];

    internal int Members => members.Length;

    /// <summary>All rows.</summary>
    internal int Rows => rows.Count;

    internal int Outputs => shape.Outputs;

    /// <summary>The first row of the block.</summary>
    internal int First { get; private set; }

    /// <summary>The rows of the block; 0 before the first one and after the last one.</summary>
    internal int Count { get; private set; }

    /// <summary>Asks all members about the next rows; after the last ones it begins anew.</summary>
    /// <returns>Whether there were any.</returns>
    internal bool Next()
    {
        First += Count;
        Count = Math.Min(work.Rows, rows.Count - First);
        for (int place = 0; place < Count; place++)
        {
            rows.CopyTo(work, place, First + place);
        }

        for (int member = 0; member < members.Length && Count > 0; member++)
        {
            int at = At(member, 0, 0);
            kernel.Predict(members[member], work, Count, _means.AsSpan(at), _logVariances.AsSpan(at));
        }

        First = Count > 0 ? First : 0;
        return Count > 0;
    }

    /// <summary>A member's mean.</summary>
    /// <param name="member">The member, from 0.</param>
    /// <param name="place">The row's place in the block.</param>
    /// <param name="output">The learned state.</param>
    internal float Mean(int member, int place, int output) => _means[At(member, place, output)];

    /// <summary>A probabilistic member's logarithm of the variance.</summary>
    /// <param name="member">The member, from 0.</param>
    /// <param name="place">The row's place in the block.</param>
    /// <param name="output">The learned state.</param>
    internal float LogVariance(int member, int place, int output) => _logVariances[At(member, place, output)];

    /// <summary>What was.</summary>
    /// <param name="place">The row's place in the block.</param>
    /// <param name="output">The learned state.</param>
    internal float Target(int place, int output) => work.TargetRow(place)[output];

    private int At(int member, int place, int output) => (((member * work.Rows) + place) * shape.Outputs) + output;
}
