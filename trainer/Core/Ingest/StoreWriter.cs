using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using MbRlRobot.Ports;
using MbRlRobot.Transitions;
using MbRlRobot.Transitions.Batches;

namespace MbRlRobot.Ingest;

/// <summary>
/// Puts rows that came by file into a store: those that it has already are left alone. Nothing counts as lost for not being among
/// them, because the robot may still have it.
/// </summary>
/// <param name="store">The store; it stays the caller's.</param>
/// <param name="schema">The shape of every row.</param>
public sealed class StoreWriter(ITransitionStore store, TransitionSchema schema)
{
    private const int BatchesAtOnce = 16;
    private readonly TransitionBatchBuilder _builder = new(schema);
    private readonly List<TransitionBatch> _batches = [];

    /// <summary>The rows that the store did not have; complete after <see cref="Flush"/>.</summary>
    public long NewRows { get; private set; }

    /// <summary>Takes a row; it is stored after <see cref="Flush"/> at the latest.</summary>
    /// <param name="row">The row.</param>
    /// <exception cref="InvalidDataException">It is a row that no store takes; the message has its id and why.</exception>
    /// <exception cref="IOException">The disk is full or gone.</exception>
    public void Add(Transition row)
    {
        ArgumentNullException.ThrowIfNull(row);
        try
        {
            if (!_builder.TryAdd(row))
            {
                Cut();
                _ = _builder.TryAdd(row);
            }
        }
        catch (ArgumentException fault)
        {
            throw new InvalidDataException($"{row.Id} cannot be stored: {fault.Message}", fault);
        }
    }

    /// <summary>Stores what was taken.</summary>
    /// <exception cref="InvalidDataException">The store has an epoch of that name with another schema.</exception>
    /// <exception cref="IOException">The disk is full or gone.</exception>
    public void Flush()
    {
        if (_builder.Count > 0)
        {
            _batches.Add(_builder.Build());
        }

        Append();
    }

    private void Cut()
    {
        _batches.Add(_builder.Build());
        if (_batches.Count == BatchesAtOnce)
        {
            Append();
        }
    }

    private void Append()
    {
        IReadOnlyList<StoredBatch> stored = store.Append(_batches);
        foreach ((TransitionBatch batch, StoredBatch each) in _batches.Zip(stored))
        {
            NewRows += each.IsOtherSchema
                ? throw new InvalidDataException(
                    $"{batch.First}: the store has this robot's epoch already, with another schema; a row's id stands for one row only.")
                : each.NewRows;
        }

        _batches.Clear();
    }
}
