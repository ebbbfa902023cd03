using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using MbRlRobot.Dynamics;
using MbRlRobot.Transitions;

namespace MbRlRobot.Fitting;

/// <summary>
/// Rows of a table as the networks see them: raw at first, normalised afterwards. Numbers of rows that are read often are kept; those of
/// others are made of the table whenever they are read: the same bits, without a second copy of the data. Any number of threads may read.
/// </summary>
internal sealed class RowSet
{
    private readonly TransitionTable _table;
    private readonly List<int> _rows;
    private readonly RowReader _reader;
    private readonly float[]? _kept;
    private Normalizer? _normalizer;

    /// <summary>Chooses rows.</summary>
    /// <param name="table">The transitions; not changed as long as rows are read.</param>
    /// <param name="rows">Which of them.</param>
    /// <param name="layout">What is made of them.</param>
    /// <param name="isKept">Whether to keep what is made of them; more than fit into one array are not kept.</param>
    internal RowSet(TransitionTable table, List<int> rows, DynamicsLayout layout, bool isKept)
    {
        (_table, _rows, _reader) = (table, rows, new RowReader(layout));
        (Inputs, Outputs) = (layout.Inputs.Count, layout.Learned.Count);
        _kept = isKept && (long)rows.Count * Width <= Array.MaxLength ? ReadAll() : null;
    }

    internal int Count => _rows.Count;

    /// <summary>The inputs of a row.</summary>
    internal int Inputs { get; }

    /// <summary>The learned states.</summary>
    internal int Outputs { get; }

    private int Width => Inputs + Outputs;

    /// <summary>A transition's stable key.</summary>
    internal ulong Key(int row) => _table.Key(_rows[row]);

    /// <summary>Reads a row.</summary>
    /// <param name="row">Which, from 0.</param>
    /// <param name="inputs">Receives the inputs; longer by padding, which is left alone.</param>
    /// <param name="targets">Receives the targets; longer by padding, which is left alone.</param>
    internal void Read(int row, Span<float> inputs, Span<float> targets)
    {
        if (_kept is not null)
        {
            Span<float> kept = Kept(_kept, row);
            kept[..Inputs].CopyTo(inputs);
            kept[Inputs..].CopyTo(targets);
            return;
        }

        _reader.Read(_table, _rows[row], inputs, targets);
        if (_normalizer is not null)
        {
            Normalize(_normalizer, inputs, targets);
        }
    }

    /// <summary>Copies a row to a place of a workspace's batch.</summary>
    internal void CopyTo(Workspace work, int place, int row) => Read(row, work.InputRow(place), work.TargetRow(place));

    /// <summary>Copies rows to neighbouring places of a workspace's batch, from one on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal void CopyTo(Workspace work, int first, ReadOnlySpan<int> rows)
    {
        for (int index = 0; index < rows.Length; index++)
        {
            CopyTo(work, first + index, rows[index]);
        }
    }

    /// <summary>Brings raw numbers into the networks' units; once.</summary>
    internal void Normalize(Normalizer normalizer)
    {
        _normalizer = normalizer;
        for (int row = 0; _kept is not null && row < Count; row++)
        {
            Span<float> kept = Kept(_kept, row);
            Normalize(normalizer, kept[..Inputs], kept[Inputs..]);
        }
    }

    private float[] ReadAll()
    {
        float[] kept = GC.AllocateUninitializedArray<float>(Count * Width);
        for (int row = 0; row < Count; row++)
        {
            Span<float> numbers = Kept(kept, row);
            _reader.Read(_table, _rows[row], numbers[..Inputs], numbers[Inputs..]);
        }

        return kept;
    }

    private Span<float> Kept(float[] kept, int row) => kept.AsSpan(row * Width, Width);

    private static void Normalize(Normalizer normalizer, Span<float> inputs, Span<float> targets)
    {
        Normalize(inputs, normalizer.InputMean, normalizer.InputScale);
        Normalize(targets, normalizer.TargetMean, normalizer.TargetScale);
    }

    private static void Normalize(Span<float> values, float[] means, float[] scales)
    {
        for (int column = 0; column < means.Length; column++)
        {
            values[column] = (float)(((double)values[column] - means[column]) / scales[column]);
        }
    }
}
