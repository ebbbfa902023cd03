using System;
using System.Collections.Generic;
using System.Runtime.InteropServices;
using System.Text;

namespace MbRlRobot.Controller.Tests.Installation;

/// <summary>Damages an ONNX file on the level of its bytes (encoding: protobuf.dev).</summary>
internal static class FileEdit
{
    /// <summary>Writes a NaN over the first weight.</summary>
    public static byte[] WithNaN(byte[] file)
    {
        byte[] weights = MemoryMarshal.AsBytes<float>(Release.Ensemble(1).Members.Layers[1].Weights).ToArray();
        byte[] edited = [.. file];
        BitConverter.TryWriteBytes(edited.AsSpan(Find(file, weights)), float.NaN);
        return edited;
    }

    /// <summary>Puts a name of equal length in the place of an operator's.</summary>
    public static byte[] WithOperator(byte[] file, string name, string other)
    {
        byte[] edited = [.. file];
        Encoding.ASCII.GetBytes(other).CopyTo(edited, Find(file, Encoding.ASCII.GetBytes(name)));
        return edited;
    }

    /// <summary>Says of the first initializer (graph 7, initializer 5) that its numbers are in another file (field 14).</summary>
    public static byte[] WithExternalData(byte[] file) => AppendInside(file, [7, 5], [(14 << 3) | 0, 1]);

    private static int Find(byte[] file, byte[] wanted)
    {
        int at = file.AsSpan().IndexOf(wanted);
        return at >= 0 ? at : throw new InvalidOperationException("the file lacks the bytes to damage");
    }

    private static byte[] AppendInside(ReadOnlySpan<byte> message, ReadOnlySpan<int> path, byte[] more)
    {
        if (path.IsEmpty)
        {
            return [.. message, .. more];
        }

        List<byte> edited = [];
        bool isDone = false;
        for (int at = 0; at < message.Length;)
        {
            int start = at;
            ulong tag = Varint(message, ref at);
            ulong value = (tag & 7) is 0 or 2 ? Varint(message, ref at) : 0;
            int length = (tag & 7) switch { 1 => 8, 2 => (int)value, 5 => 4, _ => 0 };
            ReadOnlySpan<byte> content = message.Slice(at, length);
            at += length;
            if (!isDone && tag == (ulong)((path[0] << 3) | 2))
            {
                byte[] inner = AppendInside(content, path[1..], more);
                edited.AddRange([.. Varint(tag), .. Varint((ulong)inner.Length), .. inner]);
                isDone = true;
            }
            else
            {
                edited.AddRange(message[start..at]);
            }
        }

        return [.. edited];
    }

    private static ulong Varint(ReadOnlySpan<byte> message, ref int at)
    {
        ulong value = 0;
        for (int shift = 0; ; shift += 7)
        {
            byte next = message[at++];
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                return value;
            }
        }
    }

    private static byte[] Varint(ulong value)
    {
        List<byte> bytes = [];
        for (; value >= 0x80; value >>= 7)
        {
            bytes.Add((byte)(value | 0x80));
        }

        return [.. bytes, (byte)value];
    }
}
