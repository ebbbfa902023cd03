using System;
using System.Globalization;
using System.IO;
using MbRlRobot.Numerics;

namespace MbRlRobot.Recording.Segments;

/// <summary>What a segment begins with; the table is in the README of recording.</summary>
/// <param name="Number">The segment's number: segments are in the order of their numbers, over epochs and restarts.</param>
/// <param name="Source">Whose records follow.</param>
/// <param name="Length">The bytes that it takes.</param>
internal sealed record SegmentHeader(ulong Number, RecordSource Source, int Length)
{
    /// <summary>The end of a segment's name.</summary>
    public const string Extension = ".segment";

    /// <summary>"MBRLSEGM", as a little-endian number.</summary>
    private const ulong Magic = 0x4D4745534C52424D;

    private const int VersionAt = 8;
    private const int SourceLengthAt = 12;
    private const int NumberAt = 16;
    private const int SourceAt = 24;

    /// <summary>The name of the segment of a number.</summary>
    public static string NameOf(ulong number) => string.Create(CultureInfo.InvariantCulture, $"{number:D10}{Extension}");

    /// <summary>The number in a name; 0 for what is no segment's name.</summary>
    public static ulong NumberOf(string name) =>
        name.EndsWith(Extension, StringComparison.Ordinal)
        && ulong.TryParse(name.AsSpan(0, name.Length - Extension.Length), NumberStyles.None, CultureInfo.InvariantCulture, out ulong number)
        && NameOf(number) == name ? number : 0;

    /// <summary>Spells a header.</summary>
    public static byte[] Encode(ulong number, RecordSource source)
    {
        byte[] encoded = RecordSourceCodec.Encode(source);
        byte[] bytes = new byte[SourceAt + encoded.Length + sizeof(uint)];
        bytes.Put(0, Magic);
        bytes.Put(VersionAt, RecordFields.Version);
        bytes.Put(SourceLengthAt, encoded.Length);
        bytes.Put(NumberAt, number);
        encoded.CopyTo(bytes, SourceAt);
        bytes.Put(bytes.Length - sizeof(uint), Crc32C.Of(bytes.AsSpan(0, bytes.Length - sizeof(uint))));
        return bytes;
    }

    /// <summary>Reads a header.</summary>
    /// <returns>The header; null where it is cut off or damaged.</returns>
    /// <exception cref="InvalidDataException">The file is no segment, or one of another version.</exception>
    public static SegmentHeader? Read(ISegmentFile file, string where)
    {
        byte[] bytes = new byte[SourceAt + RecordSourceCodec.MaximumLength + sizeof(uint)];
        ReadOnlySpan<byte> read = bytes.AsSpan(0, file.Read(bytes, 0));
        if (read.Length < SourceAt || !read.ContainsAnyExcept((byte)0))
        {
            return null;
        }

        ThrowIfForeign(read, where);
        int length = read.Get<int>(SourceLengthAt);
        int end = SourceAt + length;
        bool isWhole = length > 0 && length <= RecordSourceCodec.MaximumLength && end + sizeof(uint) <= read.Length
            && Crc32C.Of(read[..end]) == read.Get<uint>(end);
        return isWhole
            ? new SegmentHeader(
                read.Get<ulong>(NumberAt), RecordSourceCodec.Decode(read[SourceAt..end], where), end + sizeof(uint))
            : null;
    }

    private static void ThrowIfForeign(ReadOnlySpan<byte> read, string where)
    {
        if (read.Get<ulong>(0) != Magic)
        {
            throw new InvalidDataException($"{where}: it is not a segment of a log: it does not begin with MBRLSEGM.");
        }

        uint version = read.Get<uint>(VersionAt);
        if (version != RecordFields.Version)
        {
            throw new InvalidDataException(
                $"{where}: its format is version {version}; this program reads {RecordFields.Version}.");
        }
    }
}
