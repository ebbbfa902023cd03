using System;
using System.Collections;
using System.Collections.Generic;

namespace MbRlRobot.Transitions.Batches;

/// <summary>
/// Rows of one robot, one epoch and one schema whose sequence numbers follow one another: what a message carries, and what
/// the trainer stores at once. Kept as columns; a row is made when it is asked for, over the batch's own memory.
/// </summary>
public sealed class TransitionBatch : IReadOnlyList<Transition>
{
    /// <summary>Largest sequence number, 2^63 - 1: what SQLite can store.</summary>
    public const ulong LargestSequence = long.MaxValue;

    internal TransitionBatch(TransitionSchema schema, TransitionId first, ulong lostBefore, BatchColumns columns)
    {
        Schema = schema;
        First = first;
        LostBefore = lostBefore;
        Columns = columns;
    }

    /// <summary>The shape of every row.</summary>
    public TransitionSchema Schema { get; }

    /// <summary>The first row's id; row i has the sequence number <c>First.Sequence + i</c>.</summary>
    public TransitionId First { get; }

    /// <summary>
    /// How many sequence numbers directly before the first row the robot does not have, and never will: its log was full, or
    /// was lost. They count as dealt with, or the high-water mark would wait for them for ever. At most
    /// <c>First.Sequence</c>; some of those rows may have been stored before.
    /// </summary>
    public ulong LostBefore { get; }

    /// <summary>Number of rows, at least 1.</summary>
    public int Count => Columns.Rewards.Length;

    internal BatchColumns Columns { get; }

    /// <summary>A row.</summary>
    /// <param name="index">Its index, 0 to <see cref="Count"/> - 1.</param>
    /// <returns>The row, over the batch's memory.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row.</exception>
    public Transition this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)Count, nameof(index));
            return Columns.Get(index, First with { Sequence = First.Sequence + (ulong)index });
        }
    }

    /// <summary>Makes a batch of any number of rows; one that is to be sent comes from a <see cref="TransitionBatchBuilder"/>.</summary>
    /// <param name="schema">The shape of every row.</param>
    /// <param name="rows">The rows, at least one, in the order of their sequence numbers.</param>
    /// <param name="lostBefore">See <see cref="LostBefore"/>.</param>
    /// <returns>The batch, with a copy of the rows.</returns>
    /// <exception cref="ArgumentException">
    /// There are no rows, or one has another shape, robot or epoch, or does not follow the one before.
    /// </exception>
    public static TransitionBatch Of(TransitionSchema schema, IReadOnlyList<Transition> rows, ulong lostBefore = 0)
    {
        ArgumentNullException.ThrowIfNull(rows);
        TransitionBatchBuilder builder = new(schema, rows.Count);
        foreach (Transition row in rows)
        {
            if (!builder.TryAdd(row))
            {
                throw new ArgumentException(
                    $"{row.Id} does not follow the row before it: a batch is of one epoch, without gaps.", nameof(rows));
            }
        }

        return builder.Build(lostBefore);
    }

    /// <inheritdoc/>
    public IEnumerator<Transition> GetEnumerator()
    {
        for (int index = 0; index < Count; index++)
        {
            yield return this[index];
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
