using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Linq;
using MbRlRobot.Models;
using MbRlRobot.Onnx.Wire;

namespace MbRlRobot.Onnx;

/// <summary>Takes the numbers out of tensors, whichever of ONNX's two ways they are written in.</summary>
internal static class TensorReader
{
    /// <summary>A tensor's numbers.</summary>
    /// <param name="tensor">The tensor.</param>
    /// <param name="dimensions">The shape that it must have.</param>
    /// <exception cref="OnnxRefusedException">
    /// Type, shape or length differ, or the numbers are in another file.
    /// </exception>
    public static float[] Floats(TensorProto tensor, IReadOnlyList<long> dimensions)
    {
        int count = Count(tensor, TensorProto.Types.DataType.Float, dimensions);
        if (!tensor.HasRawData)
        {
            RequireLength(tensor, tensor.FloatData.Count, count);
            return [.. tensor.FloatData];
        }

        float[] values = new float[Raw(tensor, count, sizeof(float)) / sizeof(float)];
        for (int index = 0; index < count; index++)
        {
            values[index] = BinaryPrimitives.ReadSingleLittleEndian(tensor.RawData.Span[(index * sizeof(float))..]);
        }

        return values;
    }

    /// <summary>A tensor's whole numbers.</summary>
    /// <param name="tensor">The tensor.</param>
    /// <param name="dimensions">The shape that it must have.</param>
    /// <exception cref="OnnxRefusedException">
    /// Type, shape or length differ, or the numbers are in another file.
    /// </exception>
    public static long[] Integers(TensorProto tensor, IReadOnlyList<long> dimensions)
    {
        int count = Count(tensor, TensorProto.Types.DataType.Int64, dimensions);
        if (!tensor.HasRawData)
        {
            RequireLength(tensor, tensor.Int64Data.Count, count);
            return [.. tensor.Int64Data];
        }

        long[] values = new long[Raw(tensor, count, sizeof(long)) / sizeof(long)];
        for (int index = 0; index < count; index++)
        {
            values[index] = BinaryPrimitives.ReadInt64LittleEndian(tensor.RawData.Span[(index * sizeof(long))..]);
        }

        return values;
    }

    private static int Count(TensorProto tensor, TensorProto.Types.DataType type, IReadOnlyList<long> dimensions)
    {
        if (tensor.ExternalData.Count > 0 || tensor.DataLocation != 0)
        {
            throw new OnnxRefusedException(
                ModelRefusal.ExternalData,
                $"the numbers of initializer {Quoted.Text(tensor.Name)} are in another file; a model is one file");
        }

        if (tensor.DataType != (int)type)
        {
            throw OnnxRefusedException.Structure(
                $"initializer {Quoted.Text(tensor.Name)} has data type {tensor.DataType}; "
                + $"expected {(int)type}, {type}");
        }

        if (!tensor.Dims.SequenceEqual(dimensions))
        {
            throw OnnxRefusedException.Structure(
                $"initializer {Quoted.Text(tensor.Name)} has shape {Text(tensor.Dims)}; expected {Text(dimensions)}");
        }

        return (int)dimensions.Aggregate(1L, (product, dimension) => product * dimension);
    }

    private static int Raw(TensorProto tensor, int count, int size)
    {
        RequireLength(tensor, tensor.RawData.Length / (double)size, count);
        return tensor.RawData.Length;
    }

    private static void RequireLength(TensorProto tensor, double actual, int expected)
    {
        if (actual != expected)
        {
            throw OnnxRefusedException.Structure(FormattableString.Invariant(
                $"initializer {Quoted.Text(tensor.Name)} has {actual} numbers; its shape needs {expected}"));
        }
    }

    private static string Text(IReadOnlyList<long> dimensions)
    {
        const int Shown = 8;
        return $"[{string.Join(',', dimensions.Take(Shown))}{(dimensions.Count > Shown ? ",..." : string.Empty)}]";
    }
}
