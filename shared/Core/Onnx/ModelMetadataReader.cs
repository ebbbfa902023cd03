using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using MbRlRobot.Configuration;
using MbRlRobot.Dynamics;
using MbRlRobot.Models;
using MbRlRobot.Onnx.Wire;
using MbRlRobot.Robots;
using MbRlRobot.Robots.Rules;

namespace MbRlRobot.Onnx;

/// <summary>Reads a file's metadata, and believes none of it unchecked.</summary>
internal sealed class ModelMetadataReader
{
    private readonly Dictionary<string, string> _values = [];

    private ModelMetadataReader(ModelProto model)
    {
        if (model.MetadataProps.Sum(entry => (long)entry.Value.Length) > ModelFormat.MaximumMetadataCharacters)
        {
            throw OnnxRefusedException.Structure(
                $"its metadata is longer than {ModelFormat.MaximumMetadataCharacters} characters");
        }

        foreach (StringStringEntryProto entry in model.MetadataProps)
        {
            if (!_values.TryAdd(entry.Key, entry.Value))
            {
                throw OnnxRefusedException.Structure($"its metadata has {Quoted.Text(entry.Key)} twice");
            }
        }
    }

    private static OnnxJsonContext Json => OnnxJsonContext.Default;

    /// <summary>Reads the metadata.</summary>
    /// <exception cref="OnnxRefusedException">A value is missing or makes no sense; the message names it.</exception>
    public static ModelMetadata Read(ModelProto model)
    {
        ModelMetadataReader reader = new(model);
        reader.Expect(OnnxNames.Format, OnnxNames.FormatValue);
        reader.Expect(OnnxNames.Angles, OnnxNames.AnglesValue);
        RobotDescription robot = reader.Robot();
        EnsembleArchitecture shape = reader.Architecture(robot);
        return new ModelMetadata(
            robot, reader.SchemaHash(robot), reader.Version(), shape, reader.HoldoutError(shape.Members));
    }

    private RobotDescription Robot()
    {
        RobotDescription robot = ModelMetadata.RobotOf(
            Text(OnnxNames.Type),
            Number(OnnxNames.IoPeriod),
            Number(OnnxNames.ControlPeriod),
            Parse(OnnxNames.States, Json.IReadOnlyListStateDescription),
            Parse(OnnxNames.Actions, Json.IReadOnlyListActionDescription));
        ProblemList problems = new();
        PeriodRules.Check(robot, problems);
        NameRules.Check(robot, problems);
        StateRules.Check(robot, problems);
        ActionRules.Check(robot, problems);
        Refuse("the robot that its metadata describes is not valid", problems);
        return robot;
    }

    private EnsembleArchitecture Architecture(RobotDescription robot)
    {
        ModelArchitecture shape = Parse(OnnxNames.Architecture, Json.ModelArchitecture);
        ProblemList problems = new();
        problems.Range("$.activeMembers", shape.ActiveMembers, 1, ModelFormat.MaximumMembers);
        (int states, int actions) = (robot.State.Count, robot.Action.Count);
        problems.Range("$.stateDimension", shape.StateDimension, states, states, "as in the state vector");
        problems.Range("$.actionDimension", shape.ActionDimension, actions, actions, "as in the action vector");
        problems.Range("$.hidden", shape.Hidden.Count, 1, ModelFormat.MaximumHiddenLayers, "layers");
        foreach (int width in shape.Hidden)
        {
            problems.Range("$.hidden", width, 1, ModelFormat.MaximumHiddenWidth, "units");
        }

        Refuse($"its {OnnxNames.Architecture} is not valid", problems);
        DynamicsLayout layout = DynamicsLayout.Of(robot);
        return new EnsembleArchitecture(
            shape.ActiveMembers,
            layout.Inputs.Count,
            layout.Learned.Count,
            shape.Hidden,
            shape.Activation,
            shape.Deterministic);
    }

    private string SchemaHash(RobotDescription robot)
    {
        string stated = Text(OnnxNames.SchemaHash);
        string actual = RobotSchema.Hash(robot);
        return stated == actual
            ? stated
            : throw OnnxRefusedException.Structure(
                $"its {OnnxNames.SchemaHash} is {Quoted.Text(stated)}, but its own states, actions and periods make {actual}: "
                + "it was tampered with");
    }

    private ulong Version()
    {
        string text = Text(OnnxNames.Version);
        bool isWhole = ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out ulong version);
        return isWhole && version <= long.MaxValue
            ? version
            : throw Bad(OnnxNames.Version, text, $"a whole number from 0 to {long.MaxValue}");
    }

    private float[] HoldoutError(int members)
    {
        string text = Text(OnnxNames.HoldoutError);
        string[] errors = text.Split(' ');
        return errors.Length == members
            ? [.. errors.Select(ErrorOf)]
            : throw Bad(OnnxNames.HoldoutError, text, $"{members} numbers, one for each member");
    }

    private static float ErrorOf(string text) =>
        float.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out float value)
            ? value
            : throw Bad(OnnxNames.HoldoutError, text, "a number or NaN");

    private double Number(string key)
    {
        string text = Text(key);
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value)
            ? value
            : throw Bad(key, text, "a number");
    }

    private T Parse<T>(string key, JsonTypeInfo<T> type)
        where T : class
    {
        ProblemList problems = new();
        try
        {
            using JsonDocument document = JsonDocument.Parse(Text(key));
            new ShapeChecker(Json.Options, problems).Check(document.RootElement, typeof(T), "$");
            Refuse($"its {key} is not valid", problems);
            return document.Deserialize(type) ?? throw Bad(key, "null", "JSON of this product");
        }
        catch (JsonException error)
        {
            throw Bad(key, error.Message.Split(" LineNumber:")[0], "JSON of this product");
        }
    }

    private string Text(string key) => _values.TryGetValue(key, out string? value)
        ? value
        : throw OnnxRefusedException.Structure($"its metadata lacks {key}: it is no model file of this product");

    private void Expect(string key, string value)
    {
        string stated = Text(key);
        if (stated != value)
        {
            throw Bad(key, stated, $"'{value}'; write the model anew with this version");
        }
    }

    private static OnnxRefusedException Bad(string key, string value, string allowed) =>
        OnnxRefusedException.Structure($"its {key} is {Quoted.Text(value)}; allowed: {allowed}");

    private static void Refuse(string what, ProblemList problems)
    {
        if (problems.Problems.Count > 0)
        {
            throw OnnxRefusedException.Structure($"{what}: {problems.Problems[0]}");
        }
    }
}
