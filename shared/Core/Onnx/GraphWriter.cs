using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.InteropServices;
using Google.Protobuf;
using MbRlRobot.Onnx.Wire;

namespace MbRlRobot.Onnx;

/// <summary>Puts nodes and constants into a graph; every node has one output, of its own name.</summary>
/// <param name="graph">The graph.</param>
internal sealed class GraphWriter(GraphProto graph)
{
    private const int LastAxis = 2;

    /// <summary>The graph so far.</summary>
    public GraphProto Graph => graph;

    /// <summary>Adds a node.</summary>
    /// <returns>Its output.</returns>
    public string Node(string operation, string name, params ReadOnlySpan<string> inputs)
    {
        NodeProto node = new() { OpType = operation, Name = name };
        foreach (string input in inputs)
        {
            node.Input.Add(input);
        }

        node.Output.Add(name);
        Graph.Node.Add(node);
        return name;
    }

    /// <summary>Picks columns of a tensor [E,B,n].</summary>
    /// <returns>The columns, in the order of the indices.</returns>
    public string Gather(string name, string source, IEnumerable<int> indices)
    {
        long[] columns = [.. indices.Select(index => (long)index)];
        string constant = Constant($"{name}.columns", columns);
        return AlongColumns(Node("Gather", name, source, constant));
    }

    /// <summary>Puts columns side by side.</summary>
    public string Concat(string name, params ReadOnlySpan<string> parts) => AlongColumns(Node("Concat", name, parts));

    /// <summary>Adds a constant of whole numbers.</summary>
    public string Constant(string name, long[] values) =>
        Add(name, TensorProto.Types.DataType.Int64, [values.Length], MemoryMarshal.AsBytes<long>(values));

    /// <summary>Adds a constant of numbers.</summary>
    public string Constant(string name, float[] values) => Tensor(name, [values.Length], values);

    /// <summary>Adds a tensor of numbers.</summary>
    public string Tensor(string name, long[] dimensions, ReadOnlySpan<float> values) =>
        Add(name, TensorProto.Types.DataType.Float, dimensions, MemoryMarshal.AsBytes(values));

    /// <summary>Describes a tensor [members, B, columns] that goes in or out.</summary>
    public static ValueInfoProto Value(string name, long members, long columns)
    {
        TypeProto.Types.Tensor tensor = new()
        {
            ElemType = (int)TensorProto.Types.DataType.Float,
            Shape = new TensorShapeProto(),
        };
        tensor.Shape.Dim.Add(new TensorShapeProto.Types.Dimension { DimValue = members });
        tensor.Shape.Dim.Add(new TensorShapeProto.Types.Dimension { DimParam = OnnxNames.Rows });
        tensor.Shape.Dim.Add(new TensorShapeProto.Types.Dimension { DimValue = columns });
        return new ValueInfoProto { Name = name, Type = new TypeProto { TensorType = tensor } };
    }

    private string AlongColumns(string name)
    {
        Graph.Node[^1].Attribute.Add(
            new AttributeProto { Name = "axis", I = LastAxis, Type = AttributeProto.Types.AttributeType.Int });
        return name;
    }

    private string Add(string name, TensorProto.Types.DataType type, long[] dimensions, ReadOnlySpan<byte> littleEndian)
    {
        TensorProto tensor = new() { Name = name, DataType = (int)type, RawData = ByteString.CopyFrom(littleEndian) };
        tensor.Dims.Add(dimensions);
        Graph.Initializer.Add(tensor);
        return name;
    }
}
