using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using MbRlRobot.Dynamics;
using MbRlRobot.Messaging;
using MbRlRobot.Robots;

namespace MbRlRobot.Store;

/// <summary>The metadata of a checkpoint file: texts by name, as safetensors has them.</summary>
internal static class CheckpointMetadata
{
    private const string Version = "1";
    private const string Format = "mbrl_checkpoint";

    /// <summary>What a file says about itself, in the order in which it is written.</summary>
    internal static (string Name, string Value)[] Of(string type, string schemaHash, EnsembleArchitecture shape) =>
    [
        (Format, Version),
        ("type", type),
        ("schema", schemaHash),
        ("members", Text(shape.Members)),
        ("inputs", Text(shape.InputDimension)),
        ("outputs", Text(shape.OutputDimension)),
        ("hidden", string.Join(',', shape.Hidden.Select(Text))),
        ("activation", NameOf(shape.Activation)),
        ("deterministic", shape.Deterministic ? "true" : "false"),
    ];

    /// <summary>Reads what a file says about itself.</summary>
    internal static (string Type, string SchemaHash, EnsembleArchitecture Shape) Read(
        CheckpointFaults faults, Dictionary<string, string> found)
    {
        string Expect(string name, Func<string, bool> isAllowed, string allowed) =>
            found.TryGetValue(name, out string? value) && isAllowed(value) ? value : throw faults.Metadata(name, value, allowed);
        int Number(string name, int most) => int.Parse(
            Expect(name, text => IsNumber(text, most), $"a whole number from 1 to {most}"), CultureInfo.InvariantCulture);

        _ = Expect(Format, text => text == Version, Version);
        string type = Expect("type", text => RobotIdSyntax.IsValid(text), RobotIdSyntax.Allowed);
        string schema = Expect("schema", text => Sha256Syntax.IsValid(text), Sha256Syntax.Allowed);
        string hidden = Expect("hidden", IsHidden, AllowedHidden);
        string activation = Expect("activation", text => Activations.Contains(text), string.Join(", ", Activations));
        string deterministic = Expect("deterministic", text => text is "true" or "false", "true, false");
        EnsembleArchitecture shape = new(
            Number("members", CheckpointLimits.Members),
            Number("inputs", CheckpointLimits.Inputs),
            Number("outputs", CheckpointLimits.Outputs),
            [.. hidden.Split(',').Select(width => int.Parse(width, CultureInfo.InvariantCulture))],
            Enum.GetValues<Activation>()[Array.IndexOf(Activations, activation)],
            deterministic == "true");
        return (type, schema, shape);
    }

    private static string AllowedHidden { get; } =
        $"1 to {CheckpointLimits.HiddenLayers} widths from 1 to {CheckpointLimits.HiddenWidth}, joined by commas";

    private static string[] Activations { get; } = [.. Enum.GetValues<Activation>().Select(NameOf)];

    private static string NameOf(Activation activation) => activation.ToString().ToLowerInvariant();

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static bool IsHidden(string text)
    {
        string[] widths = text.Split(',');
        return widths.Length <= CheckpointLimits.HiddenLayers
            && widths.All(width => IsNumber(width, CheckpointLimits.HiddenWidth));
    }

    private static bool IsNumber(string text, int most) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= 1 && number <= most;
}
