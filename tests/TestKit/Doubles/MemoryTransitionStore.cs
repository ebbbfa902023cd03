using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using MbRlRobot.Ports;
using MbRlRobot.Transitions;
using MbRlRobot.Transitions.Batches;

namespace MbRlRobot.TestKit.Doubles;

/// <summary>A store in memory.</summary>
public sealed class MemoryTransitionStore : ITransitionStore
{
    private readonly Lock _lock = new();
    private readonly List<(TransitionSchema Schema, Transition Row)> _rows = [];
    private readonly HashSet<TransitionId> _known = [];
    private readonly HashSet<TransitionId> _stored = [];
    private readonly Dictionary<(string RobotId, ulong Epoch), TransitionSchema> _epochs = [];

    /// <inheritdoc />
    public long Position => Locked(() => _rows.Count);

    /// <inheritdoc />
    public IReadOnlyList<TransitionSchema> Schemas => Locked<TransitionSchema[]>(() => [.. _rows.Select(row => row.Schema).Distinct()]);

    /// <inheritdoc />
    public IReadOnlyList<StoredBatch> Append(IReadOnlyList<TransitionBatch> batches) =>
        Locked<StoredBatch[]>(() => [.. batches.Select(Append)]);

    /// <inheritdoc />
    public ulong? HighWaterMark(string robotId, ulong epoch) => Locked(() => Mark(robotId, epoch));

    /// <inheritdoc />
    public IReadOnlyList<HighWaterMark> HighWaterMarks(string robotId, int most) => Locked<HighWaterMark[]>(() =>
    [
        .. _rows.Select(each => each.Row.Id).Where(id => id.RobotId == robotId).Select(id => id.Epoch).Reverse().Distinct()
            .Where(epoch => Mark(robotId, epoch) is not null)
            .Select(epoch => new HighWaterMark(robotId, epoch, Mark(robotId, epoch)!.Value)).Take(most),
    ]);

    /// <inheritdoc />
    public long Count(TransitionSchema schema) => Locked(() => _rows.LongCount(each => each.Schema == schema));

    /// <inheritdoc />
    public IEnumerable<Transition> Read(TransitionSchema schema, StoreRange? range = null)
    {
        range ??= new StoreRange();
        return Locked<Transition[]>(() =>
        [
            .. _rows.Take((int)long.Min(range.UpTo, _rows.Count)).Skip((int)range.After).Where(each => each.Schema == schema)
                .Select(each => each.Row)
                .Where(row => row.Id.RobotId == (range.RobotId ?? row.Id.RobotId) && row.Id.Epoch == (range.Epoch ?? row.Id.Epoch)),
        ]);
    }

    /// <inheritdoc />
    public void Dispose() => _rows.Clear();

    private StoredBatch Append(TransitionBatch batch)
    {
        TransitionId first = batch.First;
        if (!_epochs.TryAdd((first.RobotId, first.Epoch), batch.Schema) && _epochs[(first.RobotId, first.Epoch)] != batch.Schema)
        {
            return new StoredBatch(0, Mark(first.RobotId, first.Epoch), IsOtherSchema: true);
        }

        for (ulong lost = 1; lost <= batch.LostBefore; lost++)
        {
            _known.Add(first with { Sequence = first.Sequence - lost });
        }

        Transition[] fresh = [.. batch.Where(row => _stored.Add(row.Id))];
        _known.UnionWith(fresh.Select(row => row.Id));
        _rows.AddRange(fresh.Select(row => (batch.Schema, row)));
        return new StoredBatch(fresh.Length, Mark(first.RobotId, first.Epoch));
    }

    private ulong? Mark(string robotId, ulong epoch)
    {
        ulong next = 0;
        while (_known.Contains(new TransitionId(robotId, epoch, next)))
        {
            next++;
        }

        return next == 0 ? null : next - 1;
    }

    private T Locked<T>(Func<T> work)
    {
        lock (_lock)
        {
            return work();
        }
    }
}
