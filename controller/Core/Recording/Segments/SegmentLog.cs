using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace MbRlRobot.Recording.Segments;

/// <summary>
/// What a robot has recorded, on its disk until the trainer has acknowledged it, and on while there is room. A log of
/// segments that only grow at their end and are only deleted as a whole.
/// </summary>
/// <remarks>
/// One thread. What was written survives the death of the process at once, and a loss of power after
/// <see cref="SegmentLogOptions.FlushInterval"/>.
/// </remarks>
public sealed class SegmentLog : IDisposable
{
    private readonly ISegmentStorage _storage;
    private readonly Action<string> _warn;
    private readonly SegmentShelf _shelf;
    private readonly SegmentWriter _writer;
    private readonly AcknowledgedSequences _acknowledged;

    internal SegmentLog(
        ISegmentStorage storage, string robotId, SegmentLogOptions options, Action<string> warn, TimeProvider time)
    {
        (_storage, _warn) = (storage, warn);
        _acknowledged = new AcknowledgedSequences(storage, robotId);
        _shelf = new SegmentShelf(storage, robotId, options, _acknowledged, warn, time);
        _writer = new SegmentWriter(storage, options, _shelf, warn, time);
        if (_acknowledged.Fault is { } fault)
        {
            warn(fault);
        }
    }

    /// <summary>What is kept, epoch by epoch, oldest first; epochs without a transition are left out.</summary>
    public IReadOnlyList<LoggedEpoch> Epochs => [.. _shelf.Segments
        .Where(segment => segment.Transitions > 0)
        .GroupBy(segment => segment.Source.Epoch)
        .Select(group => new LoggedEpoch(
            group.Key,
            group.First().Source,
            group.First().FirstSequence,
            group.Last().LastSequence,
            _acknowledged.Last(group.Key)))];

    /// <summary>How it is doing.</summary>
    public SegmentLogStatus Status => new(
        _shelf.Segments.Count,
        _shelf.Bytes,
        _shelf.Unacknowledged,
        _shelf.Dropped,
        _shelf.DamagedBytes,
        _writer.FailedWrites,
        _writer.IsStalled);

    /// <summary>Opens a robot's log, or begins it. What a crash tore at the end of a segment is cut off, and told.</summary>
    /// <param name="folder">Its folder; made where it is missing.</param>
    /// <param name="robotId">The individual robot.</param>
    /// <param name="options">How much it keeps.</param>
    /// <param name="warn">Takes warnings, sentences for people.</param>
    /// <param name="time">The clocks; the system's unless given.</param>
    /// <returns>The log.</returns>
    /// <exception cref="InvalidDataException">A segment is another robot's, or of another version.</exception>
    /// <exception cref="IOException">The folder cannot be read or written.</exception>
    public static SegmentLog Open(
        string folder, string robotId, SegmentLogOptions options, Action<string> warn, TimeProvider? time = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(warn);
        return new SegmentLog(new DiskSegmentStorage(folder), robotId, options, warn, time ?? TimeProvider.System);
    }

    /// <summary>The records of an epoch from a transition on, with the events between them.</summary>
    /// <param name="epoch">The epoch.</param>
    /// <param name="sequence">The first transition wanted; where it is gone, what is kept behind it.</param>
    /// <returns>The records, in the order in which they were made; each once. Empty for an unknown epoch.</returns>
    /// <exception cref="IOException">A segment cannot be read.</exception>
    public IEnumerable<LogRecord> ReadFrom(ulong epoch, ulong sequence)
    {
        ulong next = 0;
        foreach (Segment segment in _shelf.Segments.Where(segment => segment.Source.Epoch == epoch).ToArray())
        {
            if (segment.Transitions > 0 && segment.LastSequence < sequence)
            {
                continue;
            }

            foreach (LogRecord record in RecordsOf(segment))
            {
                bool isNew = record.Index >= next || record is LoggedEvent { IsByLink: true };
                next = Math.Max(next, record.Index + 1);
                if (isNew && record.Sequence >= sequence)
                {
                    yield return record;
                }
            }
        }
    }

    /// <summary>The trainer has stored every transition of an epoch up to one; what is behind may go when room is short.</summary>
    /// <param name="epoch">The epoch.</param>
    /// <param name="sequence">The last transition that it has stored; less than before changes nothing.</param>
    public void Acknowledge(ulong epoch, ulong sequence)
    {
        if (!_acknowledged.Advance(epoch, sequence))
        {
            return;
        }

        try
        {
            _acknowledged.Save(_shelf.Segments.Select(segment => segment.Source.Epoch).Append(epoch).ToHashSet());
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            _warn($"{_storage.Folder}: what is acknowledged could not be noted, and may be sent again: {fault.Message}");
        }
    }

    /// <summary>Puts what was written on the disk where it is due, and deletes what is too old. To be called now and then.</summary>
    public void Tend()
    {
        _writer.FlushIfDue();
        _shelf.DropExpired(_writer.Active);
    }

    /// <summary>Puts everything written on the disk.</summary>
    /// <returns>Whether it is there.</returns>
    public bool Flush() => _writer.Flush();

    /// <summary>Flushes and closes.</summary>
    public void Dispose() => _writer.Dispose();

    /// <summary>Deleted transitions that no event tells of yet: how many, and the sequence of the last.</summary>
    internal (ulong Transitions, ulong LastSequence) UnannouncedDrops => _shelf.Unannounced;

    /// <summary>An event tells of some of them now.</summary>
    internal void DropsAnnounced(ulong transitions) =>
        _shelf.Unannounced = (_shelf.Unannounced.Transitions - transitions, _shelf.Unannounced.LastSequence);

    /// <summary>The index of the last record that is kept of an epoch; null for none.</summary>
    internal ulong? LastIndex(ulong epoch) =>
        _shelf.Segments.LastOrDefault(segment => segment.Source.Epoch == epoch && segment.LastIndex is not null)?.LastIndex;

    /// <summary>Writes records behind one another, all or none.</summary>
    /// <param name="source">Whose they are.</param>
    /// <param name="frames">The records, each without its commit word.</param>
    /// <returns>False where the disk refused; nothing is lost that the caller still has.</returns>
    internal bool Write(RecordSource source, ReadOnlySpan<byte> frames) => _writer.Write(source, frames);

    private IEnumerable<LogRecord> RecordsOf(Segment segment)
    {
        using SegmentReader reader = new(
            _storage.Open(segment.Name), Path.Combine(_storage.Folder, segment.Name), segment.Length);
        foreach (LogRecord record in reader.Read())
        {
            yield return record;
        }
    }
}
