using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using MbRlRobot.Dynamics;
using MbRlRobot.Transitions;

namespace MbRlRobot.Fitting;

/// <summary>
/// Rows of a table as the networks see them: raw at first, normalised afterwards. They are made of the table whenever they are read, so that there is
/// no second copy of the data. Any number of threads may read.
/// </summary>
internal sealed class RowSet
{
    private readonly TransitionTable _table;
    private readonly List<int> _rows;
    private readonly RowReader _reader;
    private RowScale? _inputScale;
    private RowScale? _targetScale;

    /// <summary>Chooses rows.</summary>
    /// <param name="table">The transitions; not changed as long as rows are read.</param>
    /// <param name="rows">Which of them.</param>
    /// <param name="layout">What is made of them.</param>
    internal RowSet(TransitionTable table, List<int> rows, DynamicsLayout layout)
    {
        (_table, _rows, _reader) = (table, rows, new RowReader(layout));
        (Inputs, Outputs) = (layout.Inputs.Count, layout.Learned.Count);
    }

    internal int Count => _rows.Count;

    /// <summary>The inputs of a row.</summary>
    internal int Inputs { get; }

    /// <summary>The learned states.</summary>
    internal int Outputs { get; }

    /// <summary>A transition's stable key.</summary>
    internal ulong Key(int row) => _table.Key(_rows[row]);

    /// <summary>Reads a row.</summary>
    /// <param name="row">Which, from 0.</param>
    /// <param name="inputs">Receives the inputs; longer by padding, which is left alone.</param>
    /// <param name="targets">Receives the targets; longer by padding, which is left alone.</param>
    internal void Read(int row, Span<float> inputs, Span<float> targets)
    {
        _reader.Read(_table, _rows[row], inputs, targets);
        _inputScale?.Apply(inputs);
        _targetScale?.Apply(targets);
    }

    /// <summary>Copies a row to a place of a workspace's batch.</summary>
    internal void CopyTo(Workspace work, int place, int row) => Read(row, work.InputRow(place), work.TargetRow(place));

    /// <summary>Copies rows to neighbouring places of a workspace's batch, from one on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal void CopyTo(Workspace work, int first, ReadOnlySpan<int> rows)
    {
        work.Touched = Touch(rows);
        for (int index = 0; index < rows.Length; index++)
        {
            CopyTo(work, first + index, rows[index]);
        }
    }

    /// <summary>
    /// Reads one number of each part of rows that lie anywhere, none of which waits for the one before: so the memory works on many at a time.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private float Touch(ReadOnlySpan<int> rows)
    {
        float sum = 0;
        foreach (int row in rows)
        {
            int at = _rows[row];
            sum += _table.State(at)[0] + _table.Action(at)[0] + _table.NextState(at)[0];
        }

        return sum;
    }

    /// <summary>Brings raw numbers into the networks' units from now on.</summary>
    internal void Normalize(Normalizer normalizer) =>
        (_inputScale, _targetScale) = (new RowScale(normalizer.InputMean, normalizer.InputScale), new RowScale(normalizer.TargetMean, normalizer.TargetScale));
}
