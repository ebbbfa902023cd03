using System;
using System.IO;
using MbRlRobot.Numerics;

namespace MbRlRobot.Recording;

/// <summary>The first page of a ring; the table is in this folder's README.</summary>
internal static class RingFormat
{
    /// <summary>"MBRLRING", as a little-endian number.</summary>
    public const ulong Magic = 0x474E49524C52424D;

    public const int MagicAt = 0;
    public const int VersionAt = 8;
    public const int SlotLengthAt = 12;
    public const int CapacityAt = 16;
    public const int SourceLengthAt = 20;
    public const int SourceChecksumAt = 24;

    /// <summary>Written by the control process alone: the records committed.</summary>
    public const int HeadAt = 64;

    /// <summary>Written by the link alone: the records copied, or lost.</summary>
    public const int CursorAt = 128;
    public const int SourceAt = 192;

    /// <summary>Where the records begin: page-aligned, behind the longest source.</summary>
    public const int HeaderLength = 20480;

    /// <summary>The most bytes of a ring.</summary>
    public const long MaximumLength = 1L << 30;

    /// <summary>Writes everything but the magic number, which says that the rest is there.</summary>
    public static void Write(MappedFile memory, RecordSource source, int slotLength, int capacity)
    {
        byte[] bytes = RecordSourceCodec.Encode(source);
        Span<byte> header = memory.Bytes(0, HeaderLength);
        header.Put(VersionAt, RecordFields.Version);
        header.Put(SlotLengthAt, slotLength);
        header.Put(CapacityAt, capacity);
        header.Put(SourceLengthAt, bytes.Length);
        header.Put(SourceChecksumAt, Crc32C.Of(bytes));
        bytes.CopyTo(header[SourceAt..]);
    }

    /// <summary>Reads and checks it.</summary>
    /// <exception cref="InvalidDataException">It is no ring, or not of this version; the message says which and how.</exception>
    public static RecordSource Read(MappedFile memory, string where, out int slotLength, out int capacity)
    {
        ReadOnlySpan<byte> header = memory.Bytes(0, HeaderLength);
        Expect(header.Get<ulong>(MagicAt) == Magic, where, "it is not a ring, or its control process is still making it");
        uint version = header.Get<uint>(VersionAt);
        Expect(
            version == RecordFields.Version, where,
            $"its format is version {version}; this program reads {RecordFields.Version}: "
            + "start control process and link from the same release");
        int length = header.Get<int>(SourceLengthAt);
        Expect(length is > 0 and <= RecordSourceCodec.MaximumLength, where, "its header is damaged");
        ReadOnlySpan<byte> bytes = header.Slice(SourceAt, length);
        Expect(Crc32C.Of(bytes) == header.Get<uint>(SourceChecksumAt), where, "its header is damaged");
        RecordSource source = RecordSourceCodec.Decode(bytes, where);
        slotLength = header.Get<int>(SlotLengthAt);
        capacity = header.Get<int>(CapacityAt);
        bool isWhole = slotLength == new RecordLayout(source).SlotLength && capacity > 0 && (capacity & (capacity - 1)) == 0
            && HeaderLength + ((long)slotLength * capacity) == memory.Length;
        Expect(isWhole, where, $"{capacity} records of {slotLength} bytes are not its size");
        return source;
    }

    private static void Expect(bool condition, string where, string fault)
    {
        if (!condition)
        {
            throw new InvalidDataException($"{where}: {fault}.");
        }
    }
}
