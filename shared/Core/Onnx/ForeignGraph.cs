using System;
using System.Collections.Generic;
using System.Linq;
using Google.Protobuf.Collections;
using MbRlRobot.Models;
using MbRlRobot.Onnx.Wire;
using Dimension = MbRlRobot.Onnx.Wire.TensorShapeProto.Types.Dimension;

namespace MbRlRobot.Onnx;

/// <summary>What a graph of any make must keep to before a runtime may load it.</summary>
internal static class ForeignGraph
{
    private const string Export = "export it with ONNX's own operators and its numbers inside, as one flat graph";

    /// <summary>Requires that all numbers are in the file, and all operators ONNX's own.</summary>
    /// <exception cref="OnnxRefusedException">Something is elsewhere, or hidden where it cannot be looked for.</exception>
    public static void RequireSelfContained(ModelProto file)
    {
        GraphProto graph = file.Graph;
        if (file.Functions.Count + file.TrainingInfo.Count + graph.SparseInitializer.Count > 0)
        {
            throw OnnxRefusedException.Structure($"it has functions, training graphs or sparse tensors: {Export}");
        }

        foreach (TensorProto tensor in graph.Initializer)
        {
            RequireInside(tensor, "initializer");
        }

        for (int index = 0; index < graph.Node.Count; index++)
        {
            RequirePlain(index, graph.Node[index]);
        }
    }

    /// <summary>Requires the inputs and outputs of a dynamics model.</summary>
    /// <exception cref="OnnxRefusedException">One is missing, or of another shape or type.</exception>
    public static void RequireEnds(GraphProto graph, int members, int states, int actions)
    {
        string? stranger = graph.Input.Select(input => input.Name)
            .Except(graph.Initializer.Select(tensor => tensor.Name))
            .FirstOrDefault(name => name is not (OnnxNames.State or OnnxNames.Action));
        if (stranger is not null)
        {
            throw OnnxRefusedException.Structure(
                $"it has an input {Quoted.Text(stranger)}; allowed: '{OnnxNames.State}' and '{OnnxNames.Action}' alone");
        }

        RequireEnd("input", graph.Input, OnnxNames.State, members, states);
        RequireEnd("input", graph.Input, OnnxNames.Action, members, actions);
        RequireEnd("output", graph.Output, OnnxNames.NextMean, members, states);
        RequireEnd("output", graph.Output, OnnxNames.LogVar, members, states);
    }

    private static void RequireEnd(
        string kind, RepeatedField<ValueInfoProto> ends, string name, int members, int columns)
    {
        ValueInfoProto end = ends.FirstOrDefault(each => each.Name == name)
            ?? throw OnnxRefusedException.Structure($"it has no {kind} '{name}' [{members},B,{columns}]");
        TypeProto.Types.Tensor? tensor = end.Type?.TensorType;
        if (tensor?.ElemType != (int)TensorProto.Types.DataType.Float)
        {
            throw OnnxRefusedException.Structure($"its {kind} '{name}' is no tensor of float32");
        }

        RepeatedField<Dimension>? shape = tensor.Shape?.Dim;
        bool fits = shape is null
            ? kind == "output"
            : shape.Count == 3 && IsOrOpen(shape[0], members) && !shape[1].HasDimValue && IsOrOpen(shape[2], columns);
        if (!fits)
        {
            string found = shape is null ? "no shape" : $"shape [{string.Join(',', shape.Take(8).Select(Text))}]";
            throw OnnxRefusedException.Structure(
                $"its {kind} '{name}' has {found}; allowed: [{members},B,{columns}] with B, the rows, left open");
        }
    }

    private static bool IsOrOpen(Dimension dimension, int value) => !dimension.HasDimValue || dimension.DimValue == value;

    private static string Text(Dimension dimension) =>
        dimension.HasDimValue ? FormattableString.Invariant($"{dimension.DimValue}") : Quoted.Plain(dimension.DimParam);

    private static void RequirePlain(int index, NodeProto node)
    {
        string name = $"node {index}, {Quoted.Plain(node.OpType)} {Quoted.Text(node.Name)},";
        if (node.Domain is not ("" or "ai.onnx"))
        {
            throw new OnnxRefusedException(
                ModelRefusal.Operators, $"{name} is of domain {Quoted.Text(node.Domain)}, not of ONNX's own: {Export}");
        }

        foreach (AttributeProto attribute in node.Attribute)
        {
            if (attribute.HasG || attribute.HasSparseTensor || Hidden(attribute).Any(list => list.Count > 0))
            {
                throw OnnxRefusedException.Structure(
                    $"{name} has graphs, lists of tensors or sparse tensors inside: {Export}");
            }

            if (attribute.T is not null)
            {
                RequireInside(attribute.T, $"{name} tensor");
            }
        }
    }

    private static IEnumerable<RepeatedField<Google.Protobuf.ByteString>> Hidden(AttributeProto attribute) =>
        [attribute.Tensors, attribute.Graphs, attribute.SparseTensors];

    private static void RequireInside(TensorProto tensor, string what)
    {
        if (tensor.ExternalData.Count > 0 || tensor.DataLocation != 0)
        {
            throw new OnnxRefusedException(
                ModelRefusal.ExternalData,
                $"the numbers of {what} {Quoted.Text(tensor.Name)} are in another file; a model is one file");
        }
    }
}
