using System;
using System.Globalization;
using MbRlRobot.Numerics;

namespace MbRlRobot.Recording.Segments;

/// <summary>
/// Reads the frames of a segment one after the other. A frame is a record as the ring has it, less its commit word: checksum,
/// length, the rest; the checksum is the control process's own.
/// </summary>
/// <param name="file">The segment.</param>
/// <param name="start">Where its frames begin.</param>
/// <param name="end">Where to stop.</param>
/// <param name="layout">Of its records.</param>
internal sealed class FrameReader(ISegmentFile file, long start, long end, RecordLayout layout)
{
    /// <summary>What the ring's records have before what frames have.</summary>
    public const int Skipped = RecordFields.Checksum;

    private const int LeastFrame = RecordFields.Body - Skipped;
    private const int BufferLength = 1 << 16;
    private readonly byte[] _buffer = new byte[Math.Max(BufferLength, 2 * layout.SlotLength)];
    private readonly byte[] _record = new byte[layout.SlotLength];
    private long _bufferAt = start;
    private int _buffered;

    /// <summary>Where the next frame begins: the end of the last good one.</summary>
    public long Position { get; private set; } = start;

    /// <summary>What is wrong at <see cref="Position"/>; null where nothing is.</summary>
    public string? Damage { get; private set; }

    /// <summary>Reads the next frame.</summary>
    /// <param name="record">The record, without its commit word; valid until the next call.</param>
    /// <returns>False at the end, and where the next frame is damaged.</returns>
    public bool TryRead(out ReadOnlySpan<byte> record)
    {
        record = default;
        ReadOnlySpan<byte> frame = Ahead(LeastFrame);
        if (frame.IsEmpty || Damage is not null)
        {
            return false;
        }

        int length = frame.Length < LeastFrame ? 0 : frame.Get<int>(RecordFields.Length - Skipped);
        if (length < RecordFields.Body || length > layout.SlotLength)
        {
            return Fail($"{frame.Length} bytes that are no frame");
        }

        frame = Ahead(length - Skipped);
        if (frame.Length < length - Skipped)
        {
            return Fail($"{frame.Length} of the {length - Skipped} bytes of a frame");
        }

        frame = frame[..(length - Skipped)];
        frame.CopyTo(_record.AsSpan(Skipped));
        record = _record.AsSpan(0, length);
        return IsWhole(record) ? Pass(frame.Length) : Fail("a frame whose checksum, kind or length does not fit");
    }

    private bool IsWhole(ReadOnlySpan<byte> record) =>
        Crc32C.Of(record[RecordFields.Length..]) == record.Get<uint>(RecordFields.Checksum)
        && layout.IsLengthOf(record.Get<RecordKind>(RecordFields.Kind), record.Length);

    private bool Pass(int length)
    {
        Position += length;
        return true;
    }

    private bool Fail(string damage)
    {
        Damage = string.Create(CultureInfo.InvariantCulture, $"at byte {Position} {damage}");
        return false;
    }

    /// <summary>The bytes from the position on: at least as many as asked for, unless the file ends.</summary>
    private ReadOnlySpan<byte> Ahead(int count)
    {
        int at = (int)(Position - _bufferAt);
        if (_buffered - at < count)
        {
            int room = (int)Math.Min(_buffer.Length, end - Position);
            (_bufferAt, at) = (Position, 0);
            _buffered = room <= 0 ? 0 : file.Read(_buffer.AsSpan(0, room), Position);
        }

        return _buffer.AsSpan(at, _buffered - at);
    }
}
