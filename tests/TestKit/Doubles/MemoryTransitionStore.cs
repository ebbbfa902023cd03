using System;
using System.Collections.Generic;
using System.Linq;
using MbRlRobot.Ports;
using MbRlRobot.Transitions;

namespace MbRlRobot.TestKit.Doubles;

/// <summary>A store in memory.</summary>
public sealed class MemoryTransitionStore : ITransitionStore
{
    private readonly Dictionary<string, List<Transition>> _rows = [];
    private readonly HashSet<TransitionId> _ids = [];

    /// <inheritdoc />
    public int Append(TransitionSchema schema, IReadOnlyList<Transition> batch)
    {
        if (batch.Select(row => (row.Id.RobotId, row.Id.Epoch)).Distinct().Count() > 1)
        {
            throw new ArgumentException("The batch mixes robots or epochs.", nameof(batch));
        }

        foreach (Transition row in batch)
        {
            schema.ThrowIfMismatch(row);
        }

        Transition[] fresh = [.. batch.Where(row => _ids.Add(row.Id))];
        RowsOf(schema).AddRange(fresh);
        return fresh.Length;
    }

    /// <inheritdoc />
    public ulong? HighWaterMark(string robotId, ulong epoch)
    {
        ulong next = 0;
        while (_ids.Contains(new TransitionId(robotId, epoch, next)))
        {
            next++;
        }

        return next == 0 ? null : next - 1;
    }

    /// <inheritdoc />
    public long Count(TransitionSchema schema) => RowsOf(schema).Count;

    /// <inheritdoc />
    public IEnumerable<Transition> Read(TransitionSchema schema) => [.. RowsOf(schema)];

    /// <inheritdoc />
    public void Dispose() => _rows.Clear();

    private List<Transition> RowsOf(TransitionSchema schema)
    {
        if (!_rows.TryGetValue(schema.Hash, out List<Transition>? rows))
        {
            _rows[schema.Hash] = rows = [];
        }

        return rows;
    }
}
