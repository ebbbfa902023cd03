using System;
using MbRlRobot.Numerics;

namespace MbRlRobot.Recording.Segments;

/// <summary>Frames gathered for one write.</summary>
internal sealed class FrameBatch(RecordLayout layout)
{
    private const int WriteLength = 1 << 16;
    private readonly byte[] _bytes = new byte[WriteLength + (4 * layout.SlotLength)];

    public ReadOnlySpan<byte> Frames => _bytes.AsSpan(0, Length);

    public int Length { get; private set; }

    /// <summary>Whether it is time to write.</summary>
    public bool IsFull => Length >= WriteLength;

    public void Clear() => Length = 0;

    /// <summary>Adds a record of the ring, checksum and all.</summary>
    public void Add(ReadOnlySpan<byte> record)
    {
        record[FrameReader.Skipped..].CopyTo(_bytes.AsSpan(Length));
        Length += record.Length - FrameReader.Skipped;
    }

    /// <summary>Adds an event of the link's own, behind a record.</summary>
    /// <param name="kind">What happened.</param>
    /// <param name="first">Its first value.</param>
    /// <param name="second">Its second value.</param>
    /// <param name="text">A few words.</param>
    /// <param name="index">The index of the record before.</param>
    /// <param name="sequence">The sequence of the next transition, as far as is known.</param>
    public void Announce(EventKind kind, ulong first, ulong second, string text, ulong index, ulong sequence)
    {
        Span<byte> record = stackalloc byte[RecordFields.EventText + RecordFields.EventLongestText];
        record = record[..EventBytes.Put(record, kind, first, second, text)];
        RecordHead.Put(record, RecordKind.Event, RecordFields.MadeByLink, episode: -1, sequence, timeNanoseconds: 0);
        record.Put(RecordFields.Length, record.Length);
        record.Put(RecordFields.Index, index);
        record.Put(RecordFields.Checksum, Crc32C.Of(record[RecordFields.Length..]));
        Add(record);
    }
}
