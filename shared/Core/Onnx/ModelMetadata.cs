using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using MbRlRobot.Dynamics;
using MbRlRobot.Models;
using MbRlRobot.Onnx.Wire;
using MbRlRobot.Robots;

namespace MbRlRobot.Onnx;

/// <summary>What a model file says beside its graph.</summary>
/// <param name="Robot">The robot as far as a model knows it: type, periods, states and actions.</param>
/// <param name="SchemaHash">The schema of the transitions it was fitted to.</param>
/// <param name="Version">The model's version.</param>
/// <param name="Architecture">The shape.</param>
/// <param name="HoldoutError">Each member's normalised holdout error, NaN for none: [E].</param>
internal sealed record ModelMetadata(
    RobotDescription Robot, string SchemaHash, ulong Version, EnsembleArchitecture Architecture, float[] HoldoutError)
{
    private static OnnxJsonContext Json => OnnxJsonContext.Default;

    /// <summary>The robot as far as a model knows it: its task is to do nothing.</summary>
    public static RobotDescription RobotOf(
        string type,
        double ioPeriod,
        double controlPeriod,
        IReadOnlyList<StateDescription> state,
        IReadOnlyList<ActionDescription> action) =>
        new(type, ioPeriod, controlPeriod, state, action, new TaskDescription("0", 1), new IoDescription());

    /// <summary>The metadata of an ensemble.</summary>
    public static ModelMetadata Of(EnsembleModel model, RobotDescription robot) =>
        new(robot, model.SchemaHash, model.Version, model.Members.Architecture, model.Members.HoldoutError.ToArray());

    /// <summary>The shape as the manifest says it.</summary>
    public ModelArchitecture ManifestArchitecture() => new(
        Architecture.Members,
        Robot.State.Count,
        Robot.Action.Count,
        Architecture.Hidden,
        Architecture.Activation,
        Architecture.Deterministic);

    private static string Text(float number) => number.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>Writes it, always in the same order.</summary>
    public IEnumerable<StringStringEntryProto> Write() => new (string Key, string Value)[]
    {
        (OnnxNames.Format, OnnxNames.FormatValue),
        (OnnxNames.Type, Robot.Type),
        (OnnxNames.SchemaHash, SchemaHash),
        (OnnxNames.Version, Version.ToString(CultureInfo.InvariantCulture)),
        (OnnxNames.IoPeriod, Robot.IoPeriod.ToString("R", CultureInfo.InvariantCulture)),
        (OnnxNames.ControlPeriod, Robot.ControlPeriod.ToString("R", CultureInfo.InvariantCulture)),
        (OnnxNames.States, JsonSerializer.Serialize(Robot.State, Json.IReadOnlyListStateDescription)),
        (OnnxNames.Actions, JsonSerializer.Serialize(Robot.Action, Json.IReadOnlyListActionDescription)),
        (OnnxNames.Architecture, JsonSerializer.Serialize(ManifestArchitecture(), Json.ModelArchitecture)),
        (OnnxNames.Angles, OnnxNames.AnglesValue),
        (OnnxNames.HoldoutError, string.Join(' ', HoldoutError.Select(Text))),
    }.Select(entry => new StringStringEntryProto { Key = entry.Key, Value = entry.Value });
}
