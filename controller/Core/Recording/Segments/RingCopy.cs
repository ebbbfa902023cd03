using System;
using System.Collections.Generic;

namespace MbRlRobot.Recording.Segments;

/// <summary>The copying of one ring.</summary>
internal sealed class RingCopy : IDisposable
{
    private readonly RingReader _reader;
    private readonly SegmentLog _log;
    private readonly Action<string> _warn;
    private readonly RecordWatcher? _watcher;
    private readonly byte[] _record;
    private readonly FrameBatch _batch;
    private ulong _nextSequence;
    private readonly List<string> _warnings = [];
    private ulong _lostInBatch;
    private ulong _droppedInBatch;
    private ulong _lost;

    public RingCopy(RingReader reader, SegmentLog log, Action<string> warn, RecordWatcher? watcher = null)
    {
        (_reader, _log, _warn, _watcher) = (reader, log, warn, watcher);
        _record = new byte[reader.Layout.SlotLength];
        _batch = new FrameBatch(reader.Layout);
        if (log.LastIndex(reader.Source.Epoch) is { } last && last >= reader.Cursor)
        {
            reader.Cursor = last + 1;
            reader.Commit();
        }
    }

    public string Path => _reader.Path;

    /// <summary>The records not copied yet.</summary>
    public ulong Lag => _reader.Head > _reader.Cursor ? _reader.Head - _reader.Cursor : 0;

    /// <summary>Copies all there is.</summary>
    /// <param name="isFinal">Whether the ring's process is gone.</param>
    /// <param name="isDrained">Receives whether nothing is left.</param>
    /// <returns>The records copied.</returns>
    public int Copy(bool isFinal, out bool isDrained)
    {
        int copied = 0;
        int gathered;
        bool isWritten;
        do
        {
            ulong before = _reader.Cursor;
            gathered = Gather(isFinal);
            isWritten = _batch.Length == 0 || _log.Write(_reader.Source, _batch.Frames);
            _batch.Clear();
            copied += isWritten ? gathered : 0;
            Settle(isWritten, before);
        }
        while (isWritten && gathered > 0);

        isDrained = isWritten;
        return copied;
    }

    /// <summary>The records lost since it was asked last.</summary>
    public ulong TakeLost()
    {
        ulong lost = _lost;
        _lost = 0;
        return lost;
    }

    /// <inheritdoc/>
    public void Dispose() => _reader.Dispose();

    private int Gather(bool isFinal)
    {
        int gathered = 0;
        RingRead read;
        do
        {
            ulong from = _reader.Cursor;
            read = _reader.Read(_record, out int length);
            if (read == RingRead.Record)
            {
                Take(_record.AsSpan(0, length));
                gathered++;
            }
            else if (read == RingRead.Lost)
            {
                Announce(from, _reader.Cursor - from, "overwritten before they were copied");
            }
        }
        while (read != RingRead.Empty && !_batch.IsFull);

        if (isFinal && read == RingRead.Empty && _reader.HasTornRecord())
        {
            _reader.Cursor++;
            Announce(_reader.Cursor - 1, 1, "torn: the control process died while it wrote it");
        }

        AnnounceDrops();
        return gathered;
    }

    /// <summary>What the log had to delete is told behind what comes next.</summary>
    private void AnnounceDrops()
    {
        (ulong transitions, ulong lastSequence) = _log.UnannouncedDrops;
        if (transitions > 0 && _batch.Length > 0)
        {
            _droppedInBatch = transitions;
            _batch.Announce(
                EventKind.TransitionsDropped, transitions, lastSequence, string.Empty, _reader.Cursor - 1, _nextSequence);
        }
    }

    private void Take(ReadOnlySpan<byte> record)
    {
        bool isStep = record.Get<RecordKind>(RecordFields.Kind) == RecordKind.Step;
        _nextSequence = record.Get<ulong>(RecordFields.Sequence) + (isStep ? 1u : 0u);
        _batch.Add(record);
        _watcher?.Invoke(_reader.Source, record);
    }

    private void Announce(ulong first, ulong count, string what)
    {
        _lostInBatch += count;
        _batch.Announce(EventKind.RecordsLost, count, first, what, _reader.Cursor - 1, _nextSequence);
        _warnings.Add($"{_reader.Path}: {count} records from number {first} on are lost: {what}.");
    }

    private void Settle(bool isWritten, ulong before)
    {
        if (isWritten)
        {
            _reader.Commit();
            _log.DropsAnnounced(_droppedInBatch);
            _lost += _lostInBatch;
            _warnings.ForEach(_warn);
        }
        else
        {
            _reader.Cursor = before;
        }

        _warnings.Clear();
        (_lostInBatch, _droppedInBatch) = (0, 0);
    }
}
