using System;
using MbRlRobot.Messaging;

namespace MbRlRobot.Transitions.Batches;

/// <summary>Collects rows into batches. Adding allocates nothing; for one thread.</summary>
public sealed class TransitionBatchBuilder
{
    /// <summary>Bytes of a message beside its rows: id, hash, numbers, and each column's tag and length; rounded up.</summary>
    private const int OverheadBytes = 256;

    private readonly TransitionSchema _schema;
    private readonly BatchColumns _columns;
    private TransitionId _first;

    /// <summary>Makes a builder of batches that surely fit into one message.</summary>
    /// <param name="schema">The shape of every row.</param>
    public TransitionBatchBuilder(TransitionSchema schema)
        : this(schema, RowsPerMessage(schema))
    {
    }

    internal TransitionBatchBuilder(TransitionSchema schema, int capacity)
    {
        ArgumentNullException.ThrowIfNull(schema);
        _schema = schema;
        _columns = new BatchColumns(schema, capacity);
        Capacity = capacity;
    }

    /// <summary>Largest number of rows in a batch.</summary>
    public int Capacity { get; }

    /// <summary>Rows collected so far.</summary>
    public int Count { get; private set; }

    /// <summary>How many rows fit into a message of <see cref="PayloadLimits.TransitionsBytes"/>, whatever they hold.</summary>
    /// <param name="schema">The shape of every row.</param>
    /// <returns>The rows: 61 of the largest schema, some 1200 of the smallest.</returns>
    public static int RowsPerMessage(TransitionSchema schema)
    {
        ArgumentNullException.ThrowIfNull(schema);
        const int bitsOfScalars = (8 * ((3 * sizeof(long)) + (2 * sizeof(int)) + sizeof(float) + sizeof(ushort))) + 1;
        int floats = (2 * schema.StateDimension) + schema.ActionDimension + schema.ParameterDimension;
        return 8 * (PayloadLimits.TransitionsBytes - OverheadBytes) / (bitsOfScalars + (8 * sizeof(float) * floats));
    }

    /// <summary>Adds a row, unless the batch has to be built first.</summary>
    /// <param name="row">The row.</param>
    /// <returns>False when the batch is full, or the row does not follow the last one: another robot or epoch, or a gap.</returns>
    /// <exception cref="ArgumentException">
    /// The row has another shape, a flag, episode, step, version or sequence number that no batch can hold.
    /// </exception>
    public bool TryAdd(Transition row)
    {
        ArgumentNullException.ThrowIfNull(row);
        if (Count == Capacity || (Count > 0 && row.Id != _first with { Sequence = _first.Sequence + (ulong)Count }))
        {
            return false;
        }

        _schema.ThrowIfMismatch(row);
        ThrowIfOutside(row);
        _first = Count == 0 ? row.Id : _first;
        _columns.Set(Count++, row);
        return true;
    }

    /// <summary>Makes a batch of the rows collected, and begins the next one.</summary>
    /// <param name="lostBefore">See <see cref="TransitionBatch.LostBefore"/>.</param>
    /// <returns>The batch, with a copy of the rows.</returns>
    /// <exception cref="ArgumentException">There are no rows, or more are said to be lost than can be.</exception>
    public TransitionBatch Build(ulong lostBefore = 0)
    {
        if (Count == 0)
        {
            throw new ArgumentException("A batch has at least one row.");
        }

        ArgumentOutOfRangeException.ThrowIfGreaterThan(lostBefore, _first.Sequence);
        BatchColumns columns = _columns.Take(Count);
        Count = 0;
        return new TransitionBatch(_schema, _first, lostBefore, columns);
    }

    private static void ThrowIfOutside(Transition row)
    {
        RobotIdSyntax.ThrowIfInvalid(row.Id.RobotId, nameof(row));
        bool fits = row.Id.Sequence <= TransitionBatch.LargestSequence && row.Episode >= 0 && row.Step >= 0
            && row.ModelVersion <= long.MaxValue && (row.Flags & ~TransitionFlagGroups.All) == 0;
        if (!fits)
        {
            throw new ArgumentException(
                $"{row.Id}: episode {row.Episode}, step {row.Step}, model {row.ModelVersion}, flags {row.Flags}; "
                + "allowed: numbers from 0 to 2^63 - 1, and the flags that are known", nameof(row));
        }
    }
}
