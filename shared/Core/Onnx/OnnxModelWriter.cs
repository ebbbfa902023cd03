using System;
using System.Collections.Generic;
using System.Linq;
using Google.Protobuf;
using MbRlRobot.Dynamics;
using MbRlRobot.Models;
using MbRlRobot.Onnx.Wire;
using MbRlRobot.Robots;

namespace MbRlRobot.Onnx;

/// <summary>
/// Writes an ensemble as an ONNX file that any ONNX runtime can run: inputs <c>state</c> [E,B,ds] and
/// <c>action</c> [E,B,da], outputs <c>next_mean</c> and <c>log_var</c> [E,B,ds]; member e computes its own rows. The same
/// ensemble gives the same bytes.
/// </summary>
public static class OnnxModelWriter
{
    /// <summary>What is left for graph and metadata; the largest take half of it.</summary>
    private const int GraphReserveBytes = 1024 * 1024;

    /// <summary>Writes an ensemble.</summary>
    /// <param name="model">The active members.</param>
    /// <param name="robot">The robot that it was fitted for.</param>
    /// <returns>The file.</returns>
    /// <exception cref="ArgumentException">
    /// The ensemble is not the robot's, has a number that is not finite, a scale that is not above 0, or exceeds
    /// the bounds of <see cref="ModelFormat"/>.
    /// </exception>
    public static byte[] Write(EnsembleModel model, RobotDescription robot)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(robot);
        if (model.DifferenceTo(robot) is { } difference)
        {
            throw new ArgumentException(difference, nameof(model));
        }

        RefuseSize(model.Members.Architecture);
        ModelProto file = new()
        {
            IrVersion = ModelFormat.IrVersion,
            ProducerName = OnnxNames.Producer,
            ModelVersion = (long)model.Version,
            DocString = Summary(model, robot),
            Graph = DynamicsGraph.Build(DynamicsLayout.Of(robot), model.Members.Architecture),
        };
        file.OpsetImport.Add(new OperatorSetIdProto { Domain = string.Empty, Version = ModelFormat.Opset });
        file.MetadataProps.Add(ModelMetadata.Of(model, robot).Write());
        RefuseAbove(
            file.MetadataProps.Sum(entry => entry.Value.Length),
            ModelFormat.MaximumMetadataCharacters,
            "characters of names and units");
        AddWeights(file.Graph, model);
        return file.ToByteArray();
    }

    private static void AddWeights(GraphProto graph, EnsembleModel model)
    {
        GraphWriter writer = new(graph);
        Dictionary<string, ReadOnlyMemory<float>> weights = ModelWeights.Of(model);
        foreach (WeightSlot slot in ModelWeights.Slots(model.Members.Architecture))
        {
            ReadOnlySpan<float> values = weights[slot.Name].Span;
            if (slot.Fault(values) is { } fault)
            {
                throw new ArgumentException($"{slot.Name} has {fault}.", nameof(model));
            }

            writer.Tensor(slot.Name, slot.Dimensions, values);
        }
    }

    private static void RefuseSize(EnsembleArchitecture shape)
    {
        RefuseAbove(shape.Members, ModelFormat.MaximumMembers, "members");
        RefuseAbove(shape.Hidden.Count, ModelFormat.MaximumHiddenLayers, "hidden layers");
        RefuseAbove(shape.Hidden.DefaultIfEmpty(0).Max(), ModelFormat.MaximumHiddenWidth, "units in a hidden layer");
        long bytes = sizeof(float) * ModelWeights.Slots(shape).Sum(slot => (long)slot.Count);
        RefuseAbove(bytes, ModelFormat.MaximumOnnxBytes - GraphReserveBytes, "bytes of weights");
    }

    private static void RefuseAbove(long value, long maximum, string what)
    {
        if (value < 1 || value > maximum)
        {
            throw new ArgumentException($"The ensemble has {value} {what}; allowed: 1 to {maximum}.");
        }
    }

    private static string Summary(EnsembleModel model, RobotDescription robot)
    {
        IEnumerable<string> states = robot.State.Select(state => $"{state.Name} ({state.Unit})");
        IEnumerable<string> actions = robot.Action.Select(action => $"{action.Name} ({action.Unit})");
        return $"Dynamics of a {model.Type}, version {model.Version}: state [{string.Join(", ", states)}] and action "
            + $"[{string.Join(", ", actions)}] to the next state's mean (angles unwrapped) and the log-variance of its "
            + "error, "
            + $"by {model.Members.Architecture.Members} networks side by side.";
    }
}
