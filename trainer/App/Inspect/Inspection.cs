using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using MbRlRobot.CommandLine;
using MbRlRobot.Dynamics;
using MbRlRobot.Models;
using MbRlRobot.Onnx;
using MbRlRobot.Robots;

namespace MbRlRobot.TrainerApp.Inspect;

/// <summary>Looks into a model.</summary>
internal static class Inspection
{
    /// <summary>Looks.</summary>
    /// <param name="path">A model folder or file.</param>
    /// <param name="robot">A robot to hold it against; null for none.</param>
    /// <returns>What it holds.</returns>
    /// <exception cref="InvalidDataException">A file is refused; the message has file and reason.</exception>
    public static InspectReport Of(string path, RobotDescription? robot)
    {
        ModelFolder folder = ModelFolder.Read(path);
        string file = Directory.Exists(path) ? Path.Combine(path, ModelFolder.OnnxName) : path;
        byte[] bytes = File.ReadAllBytes(file);
        OnnxModel model = folder.Model;
        EnsembleArchitecture shape = model.Ensemble.Members.Architecture;
        string? difference = robot is null ? null : model.DifferenceTo(robot);
        return new InspectReport(
            file,
            bytes.Length,
            Convert.ToHexStringLower(SHA256.HashData(bytes)),
            model.Ensemble.Type,
            model.Ensemble.Version,
            model.Ensemble.SchemaHash,
            model.ControlPeriod,
            [.. model.State.Select(Describe)],
            [.. model.Action.Select(action => Units.Heading(action.Name, action.Unit))],
            shape.Members,
            shape.Hidden,
            shape.Activation.ToString().ToLowerInvariant(),
            shape.Deterministic,
            Inputs(model),
            Outputs(model),
            folder.Manifest is null ? null : InspectedManifest.Of(folder.Manifest),
            robot is null ? null : difference is null,
            difference);
    }

    private static string Describe(StateDescription state)
    {
        string kind = state.Kind == StateKind.Angle ? ", angle" : string.Empty;
        string role = state.Role.IsLearned ? string.Empty : $", {state.Role}";
        return $"{state.Name} ({state.Unit}{kind}{role})";
    }

    private static IReadOnlyList<InspectedColumn> Inputs(OnnxModel model)
    {
        Normalizer normalizer = model.Ensemble.Members.Normalizer;
        return [.. model.Layout.Inputs.Select((input, index) =>
        {
            (string name, string unit) = Name(model, input);
            return new InspectedColumn(name, unit, normalizer.InputMean[index], normalizer.InputScale[index]);
        })];
    }

    private static (string Name, string Unit) Name(OnnxModel model, ModelInput input) => input.Kind switch
    {
        ModelInputKind.Sine => ($"sin({model.State[input.Index].Name})", "1"),
        ModelInputKind.Cosine => ($"cos({model.State[input.Index].Name})", "1"),
        ModelInputKind.Action => (model.Action[input.Index].Name, model.Action[input.Index].Unit),
        _ => (model.State[input.Index].Name, model.State[input.Index].Unit),
    };

    private static IReadOnlyList<InspectedColumn> Outputs(OnnxModel model)
    {
        EnsembleCheckpoint members = model.Ensemble.Members;
        return [.. model.Layout.Learned.Select((learned, index) =>
        {
            double scale = members.Normalizer.TargetScale[index];
            (double from, double to) = Bounds(model.Ensemble, index);
            double shift = 2 * Math.Log(scale);
            string beyond = learned.Velocity < 0 ? string.Empty : $" beyond {model.State[learned.Velocity].Name} x period";
            StateDescription state = model.State[learned.Index];
            return new InspectedColumn(
                $"change of {state.Name}{beyond}", state.Unit, members.Normalizer.TargetMean[index], scale, from + shift, to + shift);
        })];
    }

    /// <summary>The lowest and the highest log-variance of any member, normalised.</summary>
    private static (double From, double To) Bounds(EnsembleModel model, int output)
    {
        EnsembleCheckpoint members = model.Members;
        if (members.Architecture.Deterministic)
        {
            return (model.ResidualLogVariance.Span[output], model.ResidualLogVariance.Span[output]);
        }

        int outputs = members.Architecture.OutputDimension;
        IEnumerable<int> places = Enumerable.Range(0, members.Architecture.Members).Select(member => (member * outputs) + output);
        return (
            places.Min(place => members.MinimumLogVariance.Span[place]),
            places.Max(place => members.MaximumLogVariance.Span[place]));
    }
}
