using System;
using System.Globalization;
using System.IO;
using System.Linq;
using MbRlRobot.Dynamics;
using MbRlRobot.Models;
using MbRlRobot.Onnx.Wire;
using MbRlRobot.Robots;

namespace MbRlRobot.Onnx;

/// <summary>
/// Reads model files for runtimes that can compute any graph. Metadata, inputs and outputs must be those of a dynamics
/// model for the robot; nodes and weights may be of any make, as long as they are ONNX's own and in the file.
/// </summary>
public static class OnnxInterfaceReader
{
    /// <summary>Reads what a runtime must know, and refuses what none should load.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="fileName">What messages call it.</param>
    /// <param name="robot">The robot.</param>
    /// <returns>Members and scales.</returns>
    /// <exception cref="InvalidDataException">
    /// The file is refused, or for another robot; the message names file and reason.
    /// </exception>
    public static OnnxInterface Read(ReadOnlyMemory<byte> bytes, string fileName, RobotDescription robot)
    {
        ArgumentNullException.ThrowIfNull(robot);
        try
        {
            ModelProto file = OnnxModelReader.Parse(bytes);
            OnnxReading ours = OnnxModelReader.Examine(bytes);
            return ours.Refusal is ModelRefusal.Weights or ModelRefusal.ExternalData
                ? throw new OnnxRefusedException(ours.Refusal, ours.Reason)
                : Examine(file, fileName, robot);
        }
        catch (OnnxRefusedException refused)
        {
            throw new InvalidDataException($"{fileName}: {refused.Message}.");
        }
    }

    private static OnnxInterface Examine(ModelProto file, string fileName, RobotDescription robot)
    {
        if (file.Graph is null)
        {
            throw OnnxRefusedException.Structure("it has no graph: it is no ONNX model");
        }

        ModelMetadata metadata = ModelMetadataReader.Read(file);
        EnsembleArchitecture shape = metadata.Architecture;
        string? ensemble = EnsembleModelChecks.Difference(metadata.Robot.Type, metadata.SchemaHash, shape, robot);
        if (OnnxModel.Difference(ensemble, metadata.Robot, robot) is { } difference)
        {
            throw new InvalidDataException($"{fileName}: {difference}");
        }

        ForeignGraph.RequireSelfContained(file);
        ForeignGraph.RequireEnds(file.Graph, shape.Members, robot.State.Count, robot.Action.Count);
        return new OnnxInterface(shape, ChangeScale(file, shape.OutputDimension));
    }

    private static float[] ChangeScale(ModelProto file, int learned)
    {
        WeightSlot slot = new(WeightSlot.TargetScale, [learned]);
        string? text = file.MetadataProps.FirstOrDefault(entry => entry.Key == OnnxNames.ChangeScale)?.Value;
        TensorProto? tensor = file.Graph.Initializer.FirstOrDefault(each => each.Name == slot.Name);
        float[] scale = (text, tensor) switch
        {
            (not null, _) => [.. text.Split(' ').Select(Number)],
            (_, not null) => TensorReader.Floats(tensor, slot.Dimensions),
            _ => throw OnnxRefusedException.Structure(
                $"it has neither an initializer '{slot.Name}' nor metadata {OnnxNames.ChangeScale}: say there how widely "
                + "each learned state changes in a step"),
        };
        string? fault = scale.Length == learned ? slot.Fault(scale) : $"{scale.Length} numbers; allowed: {learned}";
        return fault is null
            ? scale
            : throw new OnnxRefusedException(ModelRefusal.Weights, $"the scale of its learned states' changes has {fault}");
    }

    private static float Number(string text) =>
        float.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out float number) ? number : float.NaN;
}
