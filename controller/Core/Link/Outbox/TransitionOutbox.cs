using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using MbRlRobot.Messaging;
using MbRlRobot.Messaging.Payloads;
using MbRlRobot.Recording.Segments;
using MbRlRobot.Transitions;
using MbRlRobot.Transitions.Batches;

namespace MbRlRobot.Link.Outbox;

/// <summary>
/// Sends what the log has to the trainer, epoch by epoch, the oldest first. A broker's acknowledgement moves nothing: rows
/// count as delivered when the trainer says that they are stored, and are sent again when it does not say so in time. So a
/// row may be sent twice, and is never left out.
/// </summary>
/// <remarks>
/// One thread. An epoch that the trainer does not take (another schema, say) holds up no other: once it has stalled, one batch
/// of one such epoch is tried at a time.
/// </remarks>
internal sealed class TransitionOutbox
{
    private readonly SegmentLog _log;
    private readonly Func<TopicKind, ReadOnlyMemory<byte>, Task> _publish;
    private readonly OutboxSettings _settings;
    private readonly LinkEvents _events;
    private readonly TimeProvider _time;
    private readonly Dictionary<ulong, EpochCursor> _cursors = [];
    private readonly List<SentBatch> _onTheirWay = [];
    private TransitionBatchRefusal _refusal;

    public TransitionOutbox(
        SegmentLog log,
        Func<TopicKind, ReadOnlyMemory<byte>, Task> publish,
        OutboxSettings settings,
        LinkEvents events,
        TimeProvider time) =>
        (_log, _publish, _settings, _events, _time) = (log, publish, settings, events, time);

    /// <summary>Batches on their way, not acknowledged by the trainer.</summary>
    public int OnTheirWay => _onTheirWay.Count;

    /// <summary>Rows sent since the start, those sent again included.</summary>
    public long RowsSent { get; private set; }

    /// <summary>The trainer has spoken: its marks move the cursors on, and what is behind them may leave the log.</summary>
    /// <param name="acknowledgement">What it said.</param>
    public void Hear(Acknowledgement acknowledgement)
    {
        foreach (LoggedEpoch epoch in _log.Epochs)
        {
            // a mark beyond the log's end can be no row's: it must not let later ones pass for stored
            ulong? mark = acknowledgement.MarkOf(epoch.Epoch) is { } said ? Math.Min(said, epoch.LastSequence) : null;
            CursorOf(epoch).Heard(mark, _time.Monotonic());
            if (mark is { } stored)
            {
                _log.Acknowledge(epoch.Epoch, stored);
            }
        }

        if (acknowledgement.Refusal != _refusal)
        {
            _refusal = acknowledgement.Refusal;
            _events.Tell(_refusal == TransitionBatchRefusal.None
                ? "the trainer takes transitions again"
                : $"the trainer refused a batch of transitions: {_refusal}");
        }
    }

    /// <summary>The connection is new: what was on its way may be lost, and is sent again.</summary>
    public void Reconnected()
    {
        _onTheirWay.Clear();
        foreach (EpochCursor cursor in _cursors.Values)
        {
            cursor.Rewind();
        }
    }

    /// <summary>Sends what is due. To be called ten times a second or so while there is a connection.</summary>
    /// <param name="takes">Whether a trainer is there that takes transitions of a schema.</param>
    /// <exception cref="System.IO.IOException">The log cannot be read.</exception>
    public void Send(Func<TransitionSchema, bool> takes)
    {
        IReadOnlyList<LoggedEpoch> epochs = _log.Epochs;
        Forget(epochs);
        Settle();
        foreach (LoggedEpoch epoch in epochs.Where(epoch => takes(epoch.Source.Schema)).OrderBy(epoch => CursorOf(epoch).Stalls))
        {
            EpochCursor cursor = CursorOf(epoch);
            int room = RoomFor(cursor);
            if (room > 0 && IsDue(epoch, cursor, isRunning: epoch == epochs[^1]))
            {
                Send(epoch, cursor, room);
            }
        }
    }

    private void Send(LoggedEpoch epoch, EpochCursor cursor, int room)
    {
        ulong first = cursor.Next;
        BatchCutter cutter = new(epoch, first, _events.Tell);
        foreach (TransitionBatch batch in cutter.Cut(_log, room))
        {
            Task publication = _publish(TopicKind.Transitions, TransitionBatchWriter.Write(batch));
            ulong last = batch.First.Sequence + (ulong)batch.Count - 1;
            cursor.Sent(last, _time.Monotonic());
            _onTheirWay.Add(new SentBatch(cursor, last, publication));
            RowsSent += batch.Count;
        }

        if (cursor.Next == first)
        {
            // rows that no batch can hold, and none behind them: not to be read again ten times a second
            cursor.Sent(epoch.LastSequence, _time.Monotonic());
        }
    }

    /// <summary>Rows of the epoch that still grows wait for others, but not long; those of older ones wait for nothing.</summary>
    private bool IsDue(LoggedEpoch epoch, EpochCursor cursor, bool isRunning)
    {
        if (cursor.Next > epoch.LastSequence)
        {
            return false;
        }

        ulong full = (ulong)TransitionBatchBuilder.RowsPerMessage(epoch.Source.Schema);
        bool isAtOnce = !cursor.IsStalled && (!isRunning || epoch.LastSequence - cursor.Next >= full);
        return isAtOnce || _time.Monotonic() - cursor.LastSent >= _settings.BatchInterval;
    }

    private int RoomFor(EpochCursor cursor)
    {
        int stalled = _onTheirWay.Count(batch => batch.Cursor.IsStalled);
        return cursor.IsStalled ? 1 - stalled : _settings.Window - (_onTheirWay.Count - stalled);
    }

    /// <summary>Takes out what the trainer has, and gives up what failed or was waited for in vain.</summary>
    private void Settle()
    {
        _onTheirWay.RemoveAll(batch => batch.Cursor.IsConfirmed(batch.LastSequence));
        TimeSpan now = _time.Monotonic();
        foreach (IGrouping<EpochCursor, SentBatch> sent in _onTheirWay.GroupBy(batch => batch.Cursor).ToArray())
        {
            string? fault = sent.Select(batch => batch.Publication.Exception?.InnerException?.Message)
                .FirstOrDefault(each => each is not null);
            if (fault is not null || sent.Key.IsOverdue(now, _settings.ResendAfter))
            {
                _events.Tell(fault is null
                    ? "the trainer did not acknowledge transitions in time; they are sent again"
                    : $"transitions could not be sent, and will be again: {fault}");
                sent.Key.Stall();
                _onTheirWay.RemoveAll(batch => batch.Cursor == sent.Key);
            }
        }
    }

    private EpochCursor CursorOf(LoggedEpoch epoch)
    {
        if (!_cursors.TryGetValue(epoch.Epoch, out EpochCursor? cursor))
        {
            _cursors[epoch.Epoch] = cursor = new EpochCursor(epoch.Acknowledged);
        }

        return cursor;
    }

    /// <summary>An epoch whose last segment is gone needs no cursor.</summary>
    private void Forget(IReadOnlyList<LoggedEpoch> epochs)
    {
        HashSet<ulong> kept = [.. epochs.Select(epoch => epoch.Epoch)];
        foreach (ulong gone in _cursors.Keys.Where(epoch => !kept.Contains(epoch)).ToArray())
        {
            _cursors.Remove(gone);
        }

        _onTheirWay.RemoveAll(batch => !_cursors.ContainsValue(batch.Cursor));
    }
}
