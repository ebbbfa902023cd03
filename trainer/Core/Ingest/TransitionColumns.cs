using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;
using MbRlRobot.Robots;

namespace MbRlRobot.Ingest;

/// <summary>The two lines before the rows of a table of transitions: whose it is, and the names of its columns.</summary>
internal static partial class TransitionColumns
{
    /// <summary>Version of the table's layout and meaning.</summary>
    internal const int Version = 1;

    /// <summary>How the first line of every version begins.</summary>
    internal const string Signature = "# MbRlRobot transitions ";

    /// <summary>What comes before the name of a state that was reached.</summary>
    internal const string Next = "next.";

    private static readonly string[] First = ["robotId", "epoch", "sequence", "episode", "step", "timeNs", "dt"];
    private static readonly string[] Last = ["reward", "flags", "modelVersion"];

    [GeneratedRegex(@"\A# MbRlRobot transitions (?<version>[0-9]+), type (?<type>[^ ,]+), schema (?<schema>[0-9a-f]{64})\z",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Title { get; }

    /// <summary>The first line.</summary>
    internal static string TitleOf(RobotDescription robot) => string.Create(
        CultureInfo.InvariantCulture, $"{Signature}{Version}, type {robot.Type}, schema {RobotSchema.Hash(robot)}");

    /// <summary>The columns of the second line, in their order.</summary>
    internal static string[] Of(RobotDescription robot) =>
        [.. BeforeParameters(robot), .. robot.Parameters.Select(each => each.Name), .. Last];

    /// <summary>Refuses the first line of another file, format, type or schema.</summary>
    internal static void CheckTitle(string file, string line, RobotDescription robot)
    {
        Match title = Title.Match(line);
        if (!title.Success)
        {
            throw DataFault.Of(
                file, "the first line", $"\"{line}\"", $"\"{TitleOf(robot)}\"",
                "A table that was logged elsewhere is taken in by: mbrl-trainer import", 1, 1);
        }

        string version = Version.ToString(CultureInfo.InvariantCulture);
        Expect(file, "the format", title.Groups["version"].Value, version);
        Expect(file, "the type", title.Groups["type"].Value, robot.Type);
        Expect(file, "the schema", title.Groups["schema"].Value, RobotSchema.Hash(robot));
    }

    /// <summary>Refuses columns that are not the robot's, its parameters apart.</summary>
    /// <returns>The names of the parameters that the file has: tasks change, and rows of another task are good data.</returns>
    internal static string[] CheckColumns(string file, string[] columns, RobotDescription robot)
    {
        string[] front = BeforeParameters(robot);
        string[] parameters = columns.Length >= front.Length + Last.Length ? columns[front.Length..^Last.Length] : [];
        string[] expected = [.. front, .. parameters, .. Last];
        for (int index = 0; index < expected.Length; index++)
        {
            string found = index < columns.Length ? $"\"{columns[index]}\"" : "missing";
            if (found != $"\"{expected[index]}\"")
            {
                throw DataFault.Of(file, $"column {index + 1}", found, $"\"{expected[index]}\"", line: 2, column: 1);
            }
        }

        return parameters;
    }

    private static string[] BeforeParameters(RobotDescription robot)
    {
        IEnumerable<string> states = robot.State.Select(state => state.Name);
        return [.. First, .. states, .. robot.Action.Select(action => action.Name), .. states.Select(name => Next + name)];
    }

    private static void Expect(string file, string what, string found, string expected)
    {
        if (found != expected)
        {
            throw DataFault.Of(file, what, found, $"{expected}, as the robot description has it", line: 1, column: 1);
        }
    }
}
