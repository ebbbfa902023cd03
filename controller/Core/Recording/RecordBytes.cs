using System;
using System.Runtime.InteropServices;

namespace MbRlRobot.Recording;

/// <summary>Values at byte offsets, little-endian like every processor that .NET runs robots on.</summary>
internal static class RecordBytes
{
    public static void Put<T>(this byte[] bytes, int offset, T value)
        where T : unmanaged => bytes.AsSpan().Put(offset, value);

    public static void Put<T>(this Span<byte> bytes, int offset, T value)
        where T : unmanaged => MemoryMarshal.Write(bytes[offset..], in value);

    public static T Get<T>(this ReadOnlySpan<byte> bytes, int offset)
        where T : unmanaged => MemoryMarshal.Read<T>(bytes[offset..]);

    /// <summary>Copies values behind one another.</summary>
    /// <returns>The offset behind the last.</returns>
    public static int Put<T>(this Span<byte> bytes, int offset, ReadOnlySpan<T> values)
        where T : unmanaged
    {
        ReadOnlySpan<byte> from = MemoryMarshal.AsBytes(values);
        from.CopyTo(bytes[offset..]);
        return offset + from.Length;
    }

    /// <summary>Copies values out, and moves the offset behind the last.</summary>
    public static T[] Take<T>(this ReadOnlySpan<byte> bytes, ref int offset, int count)
        where T : unmanaged
    {
        T[] values = new T[count];
        Span<byte> to = MemoryMarshal.AsBytes(values.AsSpan());
        bytes.Slice(offset, to.Length).CopyTo(to);
        offset += to.Length;
        return values;
    }
}
