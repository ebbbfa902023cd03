using System;
using System.Collections.Generic;
using System.IO;

namespace MbRlRobot.Onnx;

/// <summary>
/// Counts the fields of a protobuf message before anything is built from them: an object takes a hundred times the two
/// bytes that make one, so that a small file could exhaust the memory. (Encoding: protobuf.dev, "Encoding".)
/// </summary>
internal static class WireBudget
{
    /// <summary>
    /// What a file may have: fields, and bytes of packed whole numbers. The largest model has some 5000.
    /// </summary>
    public const int MaximumFields = 100_000;

    private const int Longest64Bit = 10;

    private static readonly Dictionary<(Part In, ulong Field), Part> Parts = new()
    {
        [(Part.Model, 7)] = Part.Graph,
        [(Part.Model, 8)] = Part.Leaf,
        [(Part.Model, 14)] = Part.Leaf,
        [(Part.Graph, 1)] = Part.Node,
        [(Part.Graph, 5)] = Part.Tensor,
        [(Part.Graph, 11)] = Part.Value,
        [(Part.Graph, 12)] = Part.Value,
        [(Part.Node, 5)] = Part.Attribute,
        [(Part.Attribute, 5)] = Part.Tensor,
        [(Part.Tensor, 1)] = Part.Packed,
        [(Part.Tensor, 7)] = Part.Packed,
        [(Part.Tensor, 13)] = Part.Leaf,
        [(Part.Value, 2)] = Part.Type,
        [(Part.Type, 1)] = Part.TensorType,
        [(Part.TensorType, 2)] = Part.Shape,
        [(Part.Shape, 1)] = Part.Leaf,
    };

    /// <summary>The messages that are built, apart from those that hold no others.</summary>
    private enum Part
    {
        Model,
        Graph,
        Node,
        Attribute,
        Tensor,
        Value,
        Type,
        TensorType,
        Shape,
        Leaf,
        Packed,
    }

    /// <summary>Checks a whole file.</summary>
    /// <exception cref="OnnxRefusedException">
    /// It is no protobuf message, was cut off, or has too many fields.
    /// </exception>
    public static void Check(ReadOnlySpan<byte> file)
    {
        int left = MaximumFields;
        try
        {
            Walk(file, Part.Model, ref left);
        }
        catch (InvalidDataException)
        {
            throw OnnxRefusedException.Structure(
                "it is no ONNX file, or was cut off: its bytes are no protobuf message");
        }
    }

    private static void Walk(ReadOnlySpan<byte> message, Part part, ref int left)
    {
        while (!message.IsEmpty)
        {
            ulong tag = Varint(ref message);
            Spend(1, ref left);
            switch (tag & 7)
            {
                case 0:
                    Varint(ref message);
                    break;
                case 1:
                    Take(ref message, sizeof(ulong));
                    break;
                case 2:
                    Enter(Take(ref message, Varint(ref message)), (part, tag >> 3), ref left);
                    break;
                case 5:
                    Take(ref message, sizeof(uint));
                    break;
                default:
                    throw new InvalidDataException();
            }
        }
    }

    private static void Enter(ReadOnlySpan<byte> content, (Part In, ulong Field) place, ref int left)
    {
        if (!Parts.TryGetValue(place, out Part part))
        {
            return;
        }

        if (part == Part.Packed)
        {
            Spend(content.Length, ref left);
            return;
        }

        Walk(content, part, ref left);
    }

    private static void Spend(int fields, ref int left)
    {
        left -= fields;
        if (left < 0)
        {
            throw OnnxRefusedException.Structure(
                $"it has more than {MaximumFields} parts, which no model of this product has");
        }
    }

    private static ulong Varint(ref ReadOnlySpan<byte> message)
    {
        ulong value = 0;
        for (int index = 0; index < Math.Min(Longest64Bit, message.Length); index++)
        {
            byte next = message[index];
            value |= (ulong)(next & 0x7F) << (7 * index);
            if (next < 0x80)
            {
                message = message[(index + 1)..];
                return value;
            }
        }

        throw new InvalidDataException();
    }

    private static ReadOnlySpan<byte> Take(ref ReadOnlySpan<byte> message, ulong length)
    {
        if (length > (ulong)message.Length)
        {
            throw new InvalidDataException();
        }

        ReadOnlySpan<byte> taken = message[..(int)length];
        message = message[(int)length..];
        return taken;
    }
}
