using System;
using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using System.Linq;
using MbRlRobot.Configuration;

namespace MbRlRobot.CommandLine;

/// <summary>
/// <c>--robot</c>: a robot.json, or the bare type of a robot that is shipped with the program, in the folder <c>robots</c>
/// beside it.
/// </summary>
public static class RobotOption
{
    private const string FileName = "robot.json";

    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "robots");

    /// <summary>The types of the shipped robots, in alphabetical order; empty where none is.</summary>
    public static IReadOnlyList<string> Shipped => !Directory.Exists(Folder) ? [] : [.. Directory.GetDirectories(Folder)
        .Where(folder => File.Exists(Path.Combine(folder, FileName)))
        .Select(folder => Path.GetFileName(folder))
        .Order(StringComparer.Ordinal)];

    /// <summary>Makes the option.</summary>
    /// <param name="defaultType">The shipped robot that is taken where the option is missing; null requires the option.</param>
    /// <returns>The option; <see cref="Resolve"/> takes its value.</returns>
    public static Option<string> Create(string? defaultType = null) => new("--robot")
    {
        Description = "The robot: a robot.json, or the type of one that is shipped.",
        HelpName = "FILE|TYPE",
        Required = defaultType is null,
        DefaultValueFactory = defaultType is null ? null : _ => defaultType,
    };

    /// <summary>Finds the file that is meant. A file in the way of a type wins.</summary>
    /// <param name="robot">The value of <c>--robot</c>.</param>
    /// <returns>The path of a file that exists.</returns>
    /// <exception cref="ConfigurationException">There is no such file and no such type; the message lists the types.</exception>
    public static string Resolve(string robot)
    {
        ArgumentNullException.ThrowIfNull(robot);
        if (File.Exists(robot))
        {
            return robot;
        }

        IReadOnlyList<string> shipped = Shipped;
        return shipped.Contains(robot) ? Path.Combine(Folder, robot, FileName) : throw Missing(robot, shipped);
    }

    private static ConfigurationException Missing(string robot, IReadOnlyList<string> shipped)
    {
        string value = Directory.Exists(robot) ? "a folder, not a file" : "no such file";
        string hint = NearestName.Find(robot, shipped) is { } near ? $"; did you mean '{near}'?" : string.Empty;
        string types = shipped.Count == 0 ? string.Empty : $", or the type of a shipped robot ({string.Join(", ", shipped)}){hint}";
        return new ConfigurationException(robot, [new ConfigurationProblem("--robot", value, $"the path of a robot.json{types}")]);
    }
}
