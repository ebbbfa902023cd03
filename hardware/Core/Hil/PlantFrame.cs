using System;
using System.Buffers.Binary;
using MbRlRobot.Numerics;
using MbRlRobot.Ports;

namespace MbRlRobot.Hil;

/// <summary>
/// One datagram between a robot and its remote plant: 1024 bytes, little-endian, in memory that is made once. Reading and writing
/// fields neither allocates nor throws.
/// </summary>
/// <remarks>
/// At byte 0 magic "MBRP", 4 version (2 bytes), 6 kind, 7 status, 8 session, 16 sequence, 24 command, 32 time in ns of the plant, 40 seconds,
/// 48 count of values (2 bytes), 50 flags, 51 detail, 52 interlock, 53 nothing, 60 values of 8 bytes, 1020 CRC-32C of all before it.
/// </remarks>
internal sealed class PlantFrame
{
    /// <summary>Every frame's length.</summary>
    public const int Size = 1024;

    /// <summary>The most values of a frame.</summary>
    public const int MaximumValues = 120;

    /// <summary>The most bytes of text that stand where the values do.</summary>
    public const int MaximumText = MaximumValues * sizeof(double);

    private const uint Magic = 0x5052424D;
    private const ushort Version = 1;
    private const int ValuesAt = 60;
    private const int ChecksumAt = Size - sizeof(uint);
    private const byte EnabledFlag = 1;
    private const byte OwnTimeFlag = 2;
    private const byte ReplyFlag = 4;

    // one more, so that a datagram that is too long is seen to be
    private readonly byte[] _bytes = new byte[Size + 1];

    /// <summary>All of it.</summary>
    public ReadOnlySpan<byte> Bytes => _bytes.AsSpan(0, Size);

    /// <summary>Where a datagram is received.</summary>
    public Span<byte> Room => _bytes;

    /// <summary>What it asks for.</summary>
    public PlantFrameKind Kind => (PlantFrameKind)_bytes[6];

    /// <summary>Of a reply: how it went.</summary>
    public IoStatus Status
    {
        get => (IoStatus)_bytes[7];
        set => _bytes[7] = (byte)value;
    }

    /// <summary>The session.</summary>
    public ulong Session
    {
        get => BinaryPrimitives.ReadUInt64LittleEndian(_bytes.AsSpan(8));
        set => BinaryPrimitives.WriteUInt64LittleEndian(_bytes.AsSpan(8), value);
    }

    /// <summary>The request's number; its repetitions and its reply have it too.</summary>
    public ulong Sequence
    {
        get => BinaryPrimitives.ReadUInt64LittleEndian(_bytes.AsSpan(16));
        set => BinaryPrimitives.WriteUInt64LittleEndian(_bytes.AsSpan(16), value);
    }

    /// <summary>The command's number; of a hello the robot's fingerprint.</summary>
    public ulong Command
    {
        get => BinaryPrimitives.ReadUInt64LittleEndian(_bytes.AsSpan(24));
        set => BinaryPrimitives.WriteUInt64LittleEndian(_bytes.AsSpan(24), value);
    }

    /// <summary>Of a reply: the plant's time, ns.</summary>
    public long TimeNanoseconds
    {
        get => BinaryPrimitives.ReadInt64LittleEndian(_bytes.AsSpan(32));
        set => BinaryPrimitives.WriteInt64LittleEndian(_bytes.AsSpan(32), value);
    }

    /// <summary>How much time is to pass, s.</summary>
    public double Seconds
    {
        get => BinaryPrimitives.ReadDoubleLittleEndian(_bytes.AsSpan(40));
        set => BinaryPrimitives.WriteDoubleLittleEndian(_bytes.AsSpan(40), value);
    }

    /// <summary>How many values it has; of a hello's reply, how many bytes of text.</summary>
    public int Count
    {
        get => BinaryPrimitives.ReadUInt16LittleEndian(_bytes.AsSpan(48));
        private set => BinaryPrimitives.WriteUInt16LittleEndian(_bytes.AsSpan(48), (ushort)value);
    }

    /// <summary>Of a command: whether the drives are to be driven, or stopped.</summary>
    public bool IsEnabled
    {
        get => (_bytes[50] & EnabledFlag) != 0;
        set => SetFlag(EnabledFlag, value);
    }

    /// <summary>Of a hello's reply: whether the plant's time passes by itself.</summary>
    public bool HasOwnTime
    {
        get => (_bytes[50] & OwnTimeFlag) != 0;
        set => SetFlag(OwnTimeFlag, value);
    }

    /// <summary>Whether it answers a request.</summary>
    public bool IsReply
    {
        get => (_bytes[50] & ReplyFlag) != 0;
        set => SetFlag(ReplyFlag, value);
    }

    /// <summary>Of a reply to a hello: what it says.</summary>
    public PlantHelloReply Answer
    {
        get => (PlantHelloReply)_bytes[51];
        set => _bytes[51] = (byte)value;
    }

    /// <summary>Of any other reply: how the drives took the latest command.</summary>
    public IoStatus Drives
    {
        get => (IoStatus)_bytes[51];
        set => _bytes[51] = (byte)value;
    }

    /// <summary>Of a reading: what has cut the drives.</summary>
    public Interlock Interlock
    {
        get => (Interlock)_bytes[52];
        set => _bytes[52] = (byte)value;
    }

    /// <summary>The text of a hello's reply.</summary>
    public ReadOnlySpan<byte> Text => _bytes.AsSpan(ValuesAt, Math.Min(Count, MaximumText));

    /// <summary>Begins a frame: everything else is zero.</summary>
    /// <param name="kind">What it asks for.</param>
    /// <param name="session">The session; 0 where there is none yet.</param>
    /// <param name="sequence">The request's number.</param>
    public void Begin(PlantFrameKind kind, ulong session, ulong sequence)
    {
        Array.Clear(_bytes);
        BinaryPrimitives.WriteUInt32LittleEndian(_bytes, Magic);
        BinaryPrimitives.WriteUInt16LittleEndian(_bytes.AsSpan(4), Version);
        _bytes[6] = (byte)kind;
        Session = session;
        Sequence = sequence;
    }

    /// <summary>Puts values in.</summary>
    /// <param name="values">The values, at most <see cref="MaximumValues"/>.</param>
    public void SetValues(ReadOnlySpan<double> values)
    {
        Count = values.Length;
        for (int index = 0; index < values.Length; index++)
        {
            BinaryPrimitives.WriteDoubleLittleEndian(_bytes.AsSpan(ValuesAt + (index * sizeof(double))), values[index]);
        }
    }

    /// <summary>Takes values out.</summary>
    /// <param name="values">Receives them: as many as the frame has, and not more than that.</param>
    public void GetValues(Span<double> values)
    {
        for (int index = 0; index < values.Length; index++)
        {
            values[index] = BinaryPrimitives.ReadDoubleLittleEndian(_bytes.AsSpan(ValuesAt + (index * sizeof(double))));
        }
    }

    /// <summary>Puts text in the place of values.</summary>
    /// <param name="text">The text, at most <see cref="MaximumText"/> bytes.</param>
    public void SetText(ReadOnlySpan<byte> text)
    {
        Count = text.Length;
        text.CopyTo(_bytes.AsSpan(ValuesAt));
    }

    /// <summary>Ends a frame: the checksum is put in.</summary>
    public void Seal() => BinaryPrimitives.WriteUInt32LittleEndian(_bytes.AsSpan(ChecksumAt), Crc32C.Of(_bytes.AsSpan(0, ChecksumAt)));

    /// <summary>Copies another frame.</summary>
    /// <param name="other">The frame.</param>
    public void CopyFrom(PlantFrame other) => other._bytes.CopyTo(_bytes.AsSpan());

    /// <summary>Looks whether what was received is a frame.</summary>
    /// <param name="length">The datagram's length.</param>
    /// <returns>What is wrong first.</returns>
    public PlantFrameFault Check(int length)
    {
        ReadOnlySpan<byte> bytes = _bytes;
        return length != Size ? PlantFrameFault.Length
            : BinaryPrimitives.ReadUInt32LittleEndian(bytes) != Magic
                || BinaryPrimitives.ReadUInt16LittleEndian(bytes[4..]) != Version ? PlantFrameFault.Foreign
            : BinaryPrimitives.ReadUInt32LittleEndian(bytes[ChecksumAt..]) != Crc32C.Of(bytes[..ChecksumAt]) ? PlantFrameFault.Checksum
            : HasPossibleFields ? PlantFrameFault.None : PlantFrameFault.Field;
    }

    private bool HasPossibleFields => Kind is >= PlantFrameKind.Hello and <= PlantFrameKind.Read
        && Status <= IoStatus.NotEnabled
        && _bytes[51] <= (byte)IoStatus.NotEnabled
        && Interlock <= Interlock.OutputFailed
        && Count <= (Kind == PlantFrameKind.Hello ? MaximumText : MaximumValues);

    private void SetFlag(byte flag, bool value) => _bytes[50] = (byte)(value ? _bytes[50] | flag : _bytes[50] & ~flag);
}
