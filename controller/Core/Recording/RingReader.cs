using System;
using System.IO;
using System.Threading;
using MbRlRobot.Numerics;
using MbRlRobot.Transitions;

namespace MbRlRobot.Recording;

/// <summary>The link's end of a ring: one reader, in this or in another process than the writer.</summary>
internal sealed class RingReader : IDisposable
{
    private readonly MappedFile _memory;
    private readonly int _slotLength;
    private readonly ulong _mask;

    private RingReader(MappedFile memory, string path, TransitionSchema? expected)
    {
        Source = RingFormat.Read(memory, path, out _slotLength, out int capacity);
        if (expected is not null)
        {
            Source.ThrowIfOtherSchema(expected, path);
        }

        (_memory, Path, _mask, Layout) = (memory, path, (ulong)capacity - 1, new RecordLayout(Source));

        // a record may be committed whose writer died before it counted it
        Cursor = Math.Min(Volatile.Read(ref memory.Word(RingFormat.CursorAt)), Head + 1);
    }

    public string Path { get; }

    public RecordSource Source { get; }

    public RecordLayout Layout { get; }

    /// <summary>The index of the record to be read next.</summary>
    public ulong Cursor { get; set; }

    /// <summary>The records committed by the writer.</summary>
    public ulong Head => Volatile.Read(ref _memory.Word(RingFormat.HeadAt));

    /// <summary>The records that were overwritten before they were read, or were not whole.</summary>
    public ulong Lost { get; private set; }

    /// <summary>Attaches to a ring.</summary>
    /// <exception cref="InvalidDataException">It is no ring, of another version, or of another schema than expected.</exception>
    /// <exception cref="IOException">It is not there or cannot be mapped.</exception>
    public static RingReader Open(string path, TransitionSchema? expected = null)
    {
        MappedFile memory = MappedFile.Open(path, RingFormat.HeaderLength);
        try
        {
            return new RingReader(memory, path, expected);
        }
        catch
        {
            memory.Dispose();
            throw;
        }
    }

    /// <summary>Whether a ring is more than begun.</summary>
    public static bool IsReady(string path)
    {
        using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        Span<byte> magic = stackalloc byte[sizeof(ulong)];
        return file.ReadAtLeast(magic, magic.Length, throwOnEndOfStream: false) == magic.Length
            && magic.ContainsAnyExcept((byte)0);
    }

    /// <summary>Reads the record at the cursor and moves on.</summary>
    /// <param name="record">Receives it: at least <see cref="RecordLayout.SlotLength"/> bytes.</param>
    /// <param name="length">Receives its length.</param>
    public RingRead Read(Span<byte> record, out int length)
    {
        length = 0;
        int slot = RingFormat.HeaderLength + ((int)(Cursor & _mask) * _slotLength);
        if (Volatile.Read(ref _memory.Word(slot)) <= Cursor && Head <= Cursor)
        {
            return RingRead.Empty;
        }

        // looked at again behind the head: the writer may have finished the record in between
        ulong commit = Volatile.Read(ref _memory.Word(slot));
        if (commit != Cursor + 1)
        {
            return SkipLost();
        }

        _memory.Bytes(slot, _slotLength).CopyTo(record);
        Volatile.ReadBarrier();
        if (Volatile.Read(ref _memory.Word(slot)) != commit || !IsWhole(record, out length))
        {
            return SkipLost();
        }

        Cursor++;
        return RingRead.Record;
    }

    /// <summary>
    /// Whether the writer died within the record at the cursor. Only to be asked once the writer is known to be gone.
    /// </summary>
    public bool HasTornRecord()
    {
        int slot = RingFormat.HeaderLength + ((int)(Cursor & _mask) * _slotLength);
        bool isLap = Cursor > _mask;
        ReadOnlySpan<byte> first = _memory.Bytes(slot, _slotLength);
        ulong commit = first.Get<ulong>(RecordFields.Commit);

        // of the first lap a slot that was never touched has zeros throughout
        return commit == 0 && (isLap || first.ContainsAnyExcept((byte)0));
    }

    /// <summary>Tells the ring, and with it whoever reads it next, how far it was copied.</summary>
    public void Commit() => Volatile.Write(ref _memory.Word(RingFormat.CursorAt), Cursor);

    /// <inheritdoc/>
    public void Dispose() => _memory.Dispose();

    private bool IsWhole(ReadOnlySpan<byte> record, out int length)
    {
        length = record.Get<int>(RecordFields.Length);
        return length >= RecordFields.Body && length <= _slotLength
            && record.Get<uint>(RecordFields.Checksum) == Crc32C.Of(record[RecordFields.Length..length])
            && record.Get<ulong>(RecordFields.Index) == Cursor
            && Layout.IsLengthOf(record.Get<RecordKind>(RecordFields.Kind), length);
    }

    /// <summary>
    /// Goes to the oldest record that the writer does not overwrite next; past the one at the cursor where that is not far.
    /// </summary>
    private RingRead SkipLost()
    {
        ulong head = Head;
        ulong oldest = head > _mask ? head - _mask : 0;
        ulong next = Math.Max(oldest, Cursor + 1);
        Lost += next - Cursor;
        Cursor = next;
        return RingRead.Lost;
    }
}
