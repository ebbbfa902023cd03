using System;
using System.Collections.Generic;
using MbRlRobot.Ports;
using MbRlRobot.Transitions.Batches;

namespace MbRlRobot.Ingest.Live;

/// <summary>Counts what comes of one robot's batches. Not for several threads at once: <see cref="Tallies"/> locks.</summary>
internal sealed class RobotTally(string robotId, TimeProvider time)
{
    private const double SecondsOfRate = 10;

    private readonly Dictionary<TransitionBatchRefusal, long> _refusals = [];
    private long _rows;
    private long _duplicates;
    private long _droppedRows;
    private long _gaps;
    private long _lostRows;
    private double _rate;
    private long _rated;
    private double _lagSeconds;
    private DateTimeOffset _lastSeen;
    private (ulong Epoch, ulong Sequence)? _expected;

    internal RobotIngestStatistics Snapshot => new(
        robotId, _rows, Decayed(time.GetTimestamp()), _duplicates, _droppedRows, new Dictionary<TransitionBatchRefusal, long>(_refusals),
        _gaps, _lostRows, _lastSeen, _lagSeconds);

    internal void See() => _lastSeen = time.GetUtcNow();

    internal void Refuse(TransitionBatchRefusal refusal) => _refusals[refusal] = _refusals.GetValueOrDefault(refusal) + 1;

    internal void Drop(TransitionBatch batch) => _droppedRows += batch.Count;

    internal void Store(QueuedBatch queued, StoredBatch stored)
    {
        TransitionBatch batch = queued.Batch;
        _gaps += IsBeyond(batch) ? 1 : 0;
        _expected = (batch.First.Epoch, batch.First.Sequence + (ulong)batch.Count);
        _rows += stored.NewRows;
        _duplicates += batch.Count - stored.NewRows;
        _lostRows += stored.NewRows > 0 ? (long)batch.LostBefore : 0;
        long now = time.GetTimestamp();
        _rate = Decayed(now) + (stored.NewRows / SecondsOfRate);
        _rated = now;
        _lagSeconds = time.GetElapsedTime(queued.Arrived, now).TotalSeconds;
    }

    private bool IsBeyond(TransitionBatch batch) => _expected is { } expected && expected.Epoch == batch.First.Epoch
        && batch.First.Sequence - batch.LostBefore > expected.Sequence;

    /// <summary>The rate as an average in which a row counts 1/e after ten seconds.</summary>
    private double Decayed(long now) => _rate * Math.Exp(-time.GetElapsedTime(_rated, now).TotalSeconds / SecondsOfRate);
}
