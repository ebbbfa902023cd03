using System;
using System.Collections.Generic;
using System.Linq;
using Google.Protobuf;
using Google.Protobuf.Collections;
using MbRlRobot.Models;
using MbRlRobot.Onnx.Wire;

namespace MbRlRobot.Onnx;

/// <summary>Holds a file's graph against the one that its metadata makes, and names the first difference.</summary>
internal static class GraphComparison
{
    private static readonly HashSet<string> Operators =
    [
        "Add", "Concat", "Cos", "Div", "Expand", "Gather", "Log", "MatMul",
        "Mul", "Relu", "Shape", "Sigmoid", "Sin", "Softplus", "Sub", "Tanh",
    ];

    /// <summary>Requires the same inputs, outputs and nodes.</summary>
    /// <exception cref="OnnxRefusedException">Something differs.</exception>
    public static void Require(GraphProto expected, GraphProto actual)
    {
        RequireValues("input", expected.Input, actual.Input);
        RequireValues("output", expected.Output, actual.Output);
        for (int index = 0; index < Math.Max(expected.Node.Count, actual.Node.Count); index++)
        {
            RequireNode(index, expected.Node.ElementAtOrDefault(index), actual.Node.ElementAtOrDefault(index));
        }
    }

    /// <summary>Names the first node whose operator no model of ours has; null where there is none.</summary>
    public static string? ForeignNode(GraphProto graph)
    {
        int index = graph.Node.TakeWhile(node => !IsForeign(node)).Count();
        return index < graph.Node.Count
            ? $"node {index} is {Text(graph.Node[index])}, an operator that no model of this product has"
            : null;
    }

    private static void RequireValues(
        string kind, RepeatedField<ValueInfoProto> expected, RepeatedField<ValueInfoProto> actual)
    {
        for (int index = 0; index < Math.Max(expected.Count, actual.Count); index++)
        {
            ValueInfoProto? wanted = expected.ElementAtOrDefault(index);
            ValueInfoProto? found = actual.ElementAtOrDefault(index);
            if (!Equals(wanted, found))
            {
                throw OnnxRefusedException.Structure(
                    $"its {kind} {index} is {Text(found)} where {Text(wanted)} is expected");
            }
        }
    }

    private static void RequireNode(int index, NodeProto? expected, NodeProto? actual)
    {
        if (Equals(expected, actual))
        {
            return;
        }

        string found = actual is null ? "missing" : Text(actual);
        string wanted = expected is null ? "none" : Text(expected);
        string detail = found == wanted
            ? $": it has other inputs, outputs or attributes: {Ends(actual!)}, expected {Ends(expected!)}"
            : string.Empty;
        ModelRefusal refusal = actual is not null && IsForeign(actual)
            ? ModelRefusal.Operators
            : ModelRefusal.Structure;
        throw new OnnxRefusedException(refusal, $"node {index} is {found} where {wanted} is expected{detail}");
    }

    private static bool IsForeign(NodeProto node) => node.Domain.Length > 0 || !Operators.Contains(node.OpType);

    private static string Text(NodeProto node)
    {
        string operation = node.Domain.Length > 0 ? $"{node.Domain}.{node.OpType}" : node.OpType;
        return $"{Quoted.Plain(operation)} {Quoted.Text(node.Name)}";
    }

    private static string Ends(NodeProto node) =>
        Quoted.Plain($"({string.Join(", ", node.Input)}) -> ({string.Join(", ", node.Output)})");

    private static string Text(ValueInfoProto? value) => value is null
        ? "missing"
        : $"{Quoted.Text(value.Name)} {Quoted.Plain(JsonFormatter.ToDiagnosticString(value.Type ?? new TypeProto()))}";
}
