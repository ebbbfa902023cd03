using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using MbRlRobot.Configuration;
using MbRlRobot.Robots;

namespace MbRlRobot.Boards;

/// <summary>The parts that a board can have, by name. A new one needs its line here, and one in the context.</summary>
internal static class PartCatalog
{
    /// <summary>The name of the magnetic angle sensor.</summary>
    public const string As5600 = "as5600";

    /// <summary>The name of the quadrature counter.</summary>
    public const string Ls7366R = "ls7366r";

    /// <summary>The name of the DC motor's bridge.</summary>
    public const string HBridge = "h-bridge";

    /// <summary>The name of the RC servo.</summary>
    public const string RcServo = "rc-servo";

    /// <summary>The name of the emergency stop.</summary>
    public const string EStop = "e-stop";

    /// <summary>All kinds.</summary>
    public static IReadOnlyList<PartKind> Kinds { get; } =
    [
        new(As5600, IsActuator: false, PartJsonContext.Default.As5600Settings),
        new(Ls7366R, IsActuator: false, PartJsonContext.Default.Ls7366RSettings),
        new(Mcp3008Settings.Name, IsActuator: false, PartJsonContext.Default.Mcp3008Settings),
        new(Ina219Settings.Name, IsActuator: false, PartJsonContext.Default.Ina219Settings),
        new("limit-switch", IsActuator: false, PartJsonContext.Default.ContactSettings),
        new(EStop, IsActuator: false, PartJsonContext.Default.ContactSettings),
        new(HBridge, IsActuator: true, PartJsonContext.Default.HBridgeSettings),
        new(RcServo, IsActuator: true, PartJsonContext.Default.RcServoSettings),
        new("enable-line", IsActuator: true, PartJsonContext.Default.EnableLineSettings),
    ];

    /// <summary>Reads a part's settings.</summary>
    /// <param name="part">The part.</param>
    /// <param name="isActuator">Whether it stands among the actuators.</param>
    /// <param name="path">Its JSON path.</param>
    /// <param name="problems">Receives what is wrong with their shape.</param>
    /// <returns>The settings; null where something is wrong.</returns>
    public static IPartSettings? Read(PartDescription part, bool isActuator, string path, ProblemList problems)
    {
        if (Kinds.FirstOrDefault(kind => kind.Name == part.Part && kind.IsActuator == isActuator) is not { } kind)
        {
            problems.Add($"{path}.part", $"\"{part.Part}\"", Allowed(part.Part, isActuator));
            return null;
        }

        JsonElement settings = JsonSerializer.SerializeToElement(
            part.Settings, PartJsonContext.Default.OrderedDictionaryStringJsonElement);
        int before = problems.Problems.Count;
        new ShapeChecker(PartJsonContext.Default.Options, problems).Check(settings, kind.Settings.Type, $"{path}.settings");
        return problems.Problems.Count == before ? kind.Read(settings) : null;
    }

    private static string Allowed(string name, bool isActuator)
    {
        string[] names = [.. Kinds.Where(kind => kind.IsActuator == isActuator).Select(kind => kind.Name)];
        string list = $"the {(isActuator ? "actuators" : "sensors")} {string.Join(", ", names)}";
        return NearestName.Find(name, names) is { } near ? $"{list}; did you mean '{near}'?"
            : Kinds.Any(kind => kind.Name == name) ? $"{list}; {name} belongs among the {(isActuator ? "sensors" : "actuators")}"
            : list;
    }
}
