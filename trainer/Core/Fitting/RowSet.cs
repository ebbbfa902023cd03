using System;
using MbRlRobot.Dynamics;

namespace MbRlRobot.Fitting;

/// <summary>Rows as the networks see them; inputs and targets raw at first, normalised in place.</summary>
internal sealed class RowSet
{
    private readonly int _inputPitch;
    private readonly int _targetPitch;

    internal RowSet(NetworkShape shape, int count)
    {
        (_inputPitch, _targetPitch) = (shape.InputPitch, shape.TargetPitch);
        Inputs = new AlignedFloats(checked(count * _inputPitch));
        Targets = new AlignedFloats(checked(count * _targetPitch));
        Keys = new ulong[count];
    }

    internal int Count => Keys.Length;

    /// <summary>[rows, padded inputs].</summary>
    internal AlignedFloats Inputs { get; }

    /// <summary>[rows, padded learned states].</summary>
    internal AlignedFloats Targets { get; }

    /// <summary>Each transition's stable key.</summary>
    internal ulong[] Keys { get; }

    internal Span<float> InputRow(int row) => Inputs.Row(row, _inputPitch);

    internal Span<float> TargetRow(int row) => Targets.Row(row, _targetPitch);

    /// <summary>Copies a row to a place of a workspace's batch.</summary>
    internal void CopyTo(Workspace work, int place, int row)
    {
        InputRow(row).CopyTo(work.Inputs.Row(place, _inputPitch));
        TargetRow(row).CopyTo(work.Targets.Row(place, _targetPitch));
    }

    /// <summary>Brings raw numbers into the networks' units.</summary>
    internal void Normalize(Normalizer normalizer)
    {
        for (int row = 0; row < Count; row++)
        {
            Normalize(InputRow(row), normalizer.InputMean, normalizer.InputScale);
            Normalize(TargetRow(row), normalizer.TargetMean, normalizer.TargetScale);
        }
    }

    private static void Normalize(Span<float> values, float[] means, float[] scales)
    {
        for (int column = 0; column < means.Length; column++)
        {
            values[column] = (float)(((double)values[column] - means[column]) / scales[column]);
        }
    }
}
