using System;
using System.IO;

namespace MbRlRobot.Recording.Segments;

/// <summary>Writes at the end of a log: begins segments, rolls them by size and epoch, flushes, and lives with a full disk.</summary>
internal sealed class SegmentWriter(
    ISegmentStorage storage, SegmentLogOptions options, SegmentShelf shelf, Action<string> warn, TimeProvider time)
    : IDisposable
{
    private ISegmentFile? _file;
    private long _flushedAt = time.GetTimestamp();
    private bool _isDirty;

    /// <summary>The segment that is written; null between two.</summary>
    public Segment? Active { get; private set; }

    public long FailedWrites { get; private set; }

    /// <summary>Whether the disk refused the last write.</summary>
    public bool IsStalled { get; private set; }

    /// <summary>Writes frames behind one another, all or none.</summary>
    /// <returns>Whether they are written.</returns>
    public bool Write(RecordSource source, ReadOnlySpan<byte> frames)
    {
        shelf.MakeRoom(frames.Length, Active);
        bool isWritten;
        do
        {
            isWritten = TryWrite(source, frames);
        }
        while (!isWritten && shelf.DropAcknowledged(Active));

        Tell(isWritten);
        FlushIfDue();
        return isWritten;
    }

    /// <summary>Flushes where the interval has passed since the last time.</summary>
    public void FlushIfDue()
    {
        if (_isDirty && time.GetElapsedTime(_flushedAt) >= options.FlushInterval)
        {
            Flush();
        }
    }

    /// <summary>Puts everything written on the disk.</summary>
    /// <returns>Whether it is there.</returns>
    public bool Flush()
    {
        try
        {
            if (_isDirty)
            {
                _file!.Flush();
            }

            (_isDirty, _flushedAt) = (false, time.GetTimestamp());
            return true;
        }
        catch (IOException fault)
        {
            // a disk that has failed to write a page may call it clean: nothing more is put behind it
            warn($"{storage.Folder}: the disk failed to take the log, and a loss of power may cost more than link.fdatasyncInterval: {fault.Message}");
            Close();
            return false;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Flush();
        Close();
    }

    private bool TryWrite(RecordSource source, ReadOnlySpan<byte> frames)
    {
        try
        {
            Roll(source, frames.Length);
            _file!.Write(frames, Active!.Length);
            _isDirty = true;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            Fail(fault);
            return false;
        }

        for (int at = 0; at < frames.Length;)
        {
            int length = frames.Get<int>(at + RecordFields.Length - FrameReader.Skipped);
            ReadOnlySpan<byte> frame = frames.Slice(at, length - FrameReader.Skipped);
            Active!.Add(frame);
            at += frame.Length;
        }

        return true;
    }

    private void Roll(RecordSource source, int bytes)
    {
        bool isFull = Active is not null && Active.LastIndex is not null && Active.Length + bytes > options.SegmentBytes;
        if (Active is not null && (isFull || Active.Source.Epoch != source.Epoch))
        {
            Flush();
            Close();
        }

        if (Active is null)
        {
            Begin(source);
        }
    }

    private void Begin(RecordSource source)
    {
        ulong number = shelf.LastNumber + 1;
        byte[] header = SegmentHeader.Encode(number, source);
        string name = SegmentHeader.NameOf(number);
        ISegmentFile file = storage.Create(name);
        try
        {
            file.Write(header, 0);
        }
        catch
        {
            file.Dispose();
            storage.Delete(name);
            throw;
        }

        _file = file;
        Active = new Segment(number, source, header.Length);
        shelf.Add(Active);
    }

    private void Fail(Exception fault)
    {
        FailedWrites++;
        if (!IsStalled)
        {
            warn($"{storage.Folder}: nothing can be written: {fault.Message} Records stay in the ring until it is full; free some room.");
        }

        IsStalled = true;
        TryCut();
    }

    /// <summary>
    /// Takes back what a failed write has left. Where that fails too, the next write goes to the same place, and a restart cuts.
    /// </summary>
    private void TryCut()
    {
        try
        {
            if (_file is not null)
            {
                _file.Length = Active!.Length;
            }
        }
        catch (IOException)
        {
            FailedWrites++;
        }
    }

    private void Tell(bool isWritten)
    {
        if (isWritten && IsStalled)
        {
            IsStalled = false;
            warn($"{storage.Folder}: the log goes on.");
        }
    }

    private void Close()
    {
        _file?.Dispose();
        (_file, Active, _isDirty) = (null, null, false);
    }
}
