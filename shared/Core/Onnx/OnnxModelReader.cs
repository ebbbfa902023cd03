using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Google.Protobuf;
using MbRlRobot.Dynamics;
using MbRlRobot.Models;
using MbRlRobot.Onnx.Wire;
using MbRlRobot.Robots;

namespace MbRlRobot.Onnx;

/// <summary>
/// Reads model files from bytes that nobody vouches for. Total: any bytes whatever give a model or a reason, in time and
/// memory proportional to their number. A graph is accepted only if it is, node for node, the one that the metadata makes.
/// </summary>
public static class OnnxModelReader
{
    /// <summary>Reads a model for a robot.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="fileName">What messages call it.</param>
    /// <param name="robot">The robot.</param>
    /// <returns>The model.</returns>
    /// <exception cref="InvalidDataException">
    /// The file is refused, or for another robot; the message names file and reason.
    /// </exception>
    public static OnnxModel Read(ReadOnlyMemory<byte> bytes, string fileName, RobotDescription robot)
    {
        OnnxModel model = Read(bytes, fileName);
        return model.DifferenceTo(robot) is { } difference
            ? throw new InvalidDataException($"{fileName}: {difference}")
            : model;
    }

    /// <summary>Reads a model, whatever robot it is for.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="fileName">What messages call it.</param>
    /// <returns>The model.</returns>
    /// <exception cref="InvalidDataException">The file is refused; the message names file and reason.</exception>
    public static OnnxModel Read(ReadOnlyMemory<byte> bytes, string fileName)
    {
        OnnxReading reading = Examine(bytes);
        return reading.Model ?? throw new InvalidDataException($"{fileName}: {reading.Reason}.");
    }

    /// <summary>Reads a model, or says why not; never throws.</summary>
    /// <param name="bytes">The file.</param>
    /// <returns>The model or the refusal.</returns>
    public static OnnxReading Examine(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            return new OnnxReading(Model(Parse(bytes)), ModelRefusal.None, string.Empty);
        }
        catch (OnnxRefusedException refused)
        {
            return new OnnxReading(null, refused.Refusal, refused.Message);
        }
    }

    /// <summary>Takes a file's bytes apart.</summary>
    /// <exception cref="OnnxRefusedException">They are too many, or no ONNX file.</exception>
    internal static ModelProto Parse(ReadOnlyMemory<byte> bytes)
    {
        if (bytes.Length is 0 or > ModelFormat.MaximumOnnxBytes)
        {
            throw OnnxRefusedException.Structure(
                $"it has {bytes.Length} bytes; allowed: 1 to {ModelFormat.MaximumOnnxBytes}");
        }

        WireBudget.Check(bytes.Span);
        try
        {
            return ModelProto.Parser.WithDiscardUnknownFields(true).ParseFrom(bytes.Span);
        }
        catch (InvalidProtocolBufferException error)
        {
            throw OnnxRefusedException.Structure($"it is no ONNX file, or was cut off: {error.Message}");
        }
    }

    private static OnnxModel Model(ModelProto file)
    {
        ModelMetadata metadata = Metadata(file);
        EnsembleArchitecture shape = metadata.Architecture;
        GraphProto expected = DynamicsGraph.Build(DynamicsLayout.Of(metadata.Robot), shape);
        GraphComparison.Require(expected, file.Graph);
        Dictionary<string, TensorProto> tensors = Tensors(file.Graph);
        RequireConstants(expected, tensors);
        Dictionary<string, float[]> weights = ModelWeights.Slots(shape)
            .ToDictionary(slot => slot.Name, slot => Weights(slot, tensors));
        return tensors.Count == 0
            ? new OnnxModel(ModelWeights.Join(metadata, weights), metadata.Robot)
            : throw OnnxRefusedException.Structure(
                $"initializer {Quoted.Text(tensors.Keys.Min(StringComparer.Ordinal)!)} is one that no such model has");
    }

    private static ModelMetadata Metadata(ModelProto file)
    {
        try
        {
            RequireVersions(file);
            return ModelMetadataReader.Read(file);
        }
        catch (OnnxRefusedException refused)
            when (file.Graph is not null && GraphComparison.ForeignNode(file.Graph) is { } node)
        {
            throw OnnxRefusedException.Structure($"{refused.Message}; {node}");
        }
    }

    private static void RequireVersions(ModelProto file)
    {
        if (file.Graph is null)
        {
            throw OnnxRefusedException.Structure("it has no graph: it is no ONNX model");
        }

        if (file.IrVersion != ModelFormat.IrVersion)
        {
            throw OnnxRefusedException.Structure(
                $"its ir_version is {file.IrVersion}; allowed: {ModelFormat.IrVersion}");
        }

        OperatorSetIdProto? opset = file.OpsetImport.Count == 1 ? file.OpsetImport[0] : null;
        if (opset is not { Domain: "", Version: ModelFormat.Opset })
        {
            string found = string.Join(", ", file.OpsetImport.Take(4).Select(Text));
            throw OnnxRefusedException.Structure(
                $"its operator sets are [{found}]; allowed: ai.onnx {ModelFormat.Opset} alone");
        }
    }

    private static string Text(OperatorSetIdProto opset) =>
        $"{(opset.Domain.Length > 0 ? Quoted.Plain(opset.Domain) : "ai.onnx")} {opset.Version}";

    private static Dictionary<string, TensorProto> Tensors(GraphProto graph)
    {
        Dictionary<string, TensorProto> tensors = [];
        foreach (TensorProto tensor in graph.Initializer)
        {
            if (!tensors.TryAdd(tensor.Name, tensor))
            {
                throw OnnxRefusedException.Structure($"it has two initializers {Quoted.Text(tensor.Name)}");
            }
        }

        return tensors;
    }

    private static void RequireConstants(GraphProto expected, Dictionary<string, TensorProto> tensors)
    {
        foreach (TensorProto constant in expected.Initializer)
        {
            TensorProto found = Take(constant.Name, tensors);
            if (!HasSameNumbers(constant, found))
            {
                throw OnnxRefusedException.Structure(
                    $"initializer '{constant.Name}' has other numbers than the metadata makes");
            }
        }
    }

    private static bool HasSameNumbers(TensorProto wanted, TensorProto found) =>
        wanted.DataType == (int)TensorProto.Types.DataType.Int64
            ? TensorReader.Integers(found, wanted.Dims).SequenceEqual(TensorReader.Integers(wanted, wanted.Dims))
            : TensorReader.Floats(found, wanted.Dims).SequenceEqual(TensorReader.Floats(wanted, wanted.Dims));

    private static float[] Weights(WeightSlot slot, Dictionary<string, TensorProto> tensors)
    {
        float[] values = TensorReader.Floats(Take(slot.Name, tensors), slot.Dimensions);
        return slot.Fault(values) is { } fault
            ? throw new OnnxRefusedException(ModelRefusal.Weights, $"initializer '{slot.Name}' has {fault}")
            : values;
    }

    private static TensorProto Take(string name, Dictionary<string, TensorProto> tensors) =>
        tensors.Remove(name, out TensorProto? tensor)
        ? tensor
        : throw OnnxRefusedException.Structure($"it lacks the initializer '{name}'");
}
