using System;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using MbRlRobot.Configuration;
using MbRlRobot.Robots.Rules;

namespace MbRlRobot.Robots;

/// <summary>Reads robot.json: all of it is understood and valid, or it is refused with everything that is wrong.</summary>
public static class RobotFile
{
    /// <summary>The largest file read, in bytes.</summary>
    public const int MaximumBytes = 1 << 20;

    /// <summary>Reads and validates a file.</summary>
    /// <param name="path">The file's path.</param>
    /// <param name="rules">More rules: of what the robot is wired to, which this project does not know; null for none.</param>
    /// <returns>The robot it describes.</returns>
    /// <exception cref="ConfigurationException">The file is missing, unreadable, or not a valid description.</exception>
    public static RobotDescription Read(string path, Action<RobotDescription, ProblemList>? rules = null)
    {
        ArgumentNullException.ThrowIfNull(path);
        return Understand(path, Load(path), (robot, problems) =>
        {
            FileRules.Check(robot, Path.GetDirectoryName(Path.GetFullPath(path))!, problems);
            rules?.Invoke(robot, problems);
        });
    }

    /// <summary>Reads and validates a description's text, without looking at the files it names.</summary>
    /// <param name="name">What messages call it.</param>
    /// <param name="utf8">The text.</param>
    /// <returns>The robot it describes.</returns>
    /// <exception cref="ConfigurationException">The text is not a valid description.</exception>
    public static RobotDescription Parse(string name, byte[] utf8)
    {
        ArgumentNullException.ThrowIfNull(utf8);
        return Understand(name, utf8, rules: null);
    }

    private static RobotDescription Understand(string name, byte[] utf8, Action<RobotDescription, ProblemList>? rules)
    {
        utf8 = utf8.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? utf8[Encoding.UTF8.Preamble.Length..] : utf8;
        JsonMap map = Map(name, utf8);
        CheckShape(name, utf8, map);
        RobotDescription robot = JsonSerializer.Deserialize(utf8, RobotJsonContext.Default.RobotDescription)!;
        ProblemList problems = new();
        RobotRules.Check(robot, problems);
        rules?.Invoke(robot, problems);
        Refuse(name, problems, map);
        return robot;
    }

    private static void CheckShape(string name, byte[] utf8, JsonMap map)
    {
        ProblemList problems = new();
        foreach (string path in map.Duplicates)
        {
            problems.Add(path, "given twice", "each key once");
        }

        using JsonDocument document = JsonDocument.Parse(
            utf8,
            new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
        new ShapeChecker(RobotJsonContext.Default.Options, problems)
            .Check(document.RootElement, typeof(RobotDescription), "$");
        Refuse(name, problems, map);
    }

    private static JsonMap Map(string name, byte[] utf8)
    {
        try
        {
            return JsonMap.Of(utf8);
        }
        catch (JsonException fault)
        {
            int line = (int)(fault.LineNumber ?? 0) + 1;
            int column = (int)(fault.BytePositionInLine ?? 0) + 1;
            string value = "not JSON: " + fault.Message.Split(" LineNumber:")[0];
            throw new ConfigurationException(
                name,
                [new ConfigurationProblem("$", value, "JSON, with comments and trailing commas", null, line, column)]);
        }
    }

    private static byte[] Load(string path)
    {
        try
        {
            // bounded whatever the path is: a device has no length, and no end
            using FileStream file = File.OpenRead(path);
            byte[] bytes = new byte[MaximumBytes + 1];
            int length = file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            return length <= MaximumBytes
                ? bytes[..length]
                : throw Unreadable(path, "longer", $"a robot description of at most {MaximumBytes} bytes");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw Unreadable(path, $"not readable ({fault.Message})", "the path of a robot.json file");
        }
    }

    private static ConfigurationException Unreadable(string path, string value, string allowed) =>
        new(path, [new ConfigurationProblem("$", value, allowed)]);

    private static void Refuse(string name, ProblemList problems, JsonMap map)
    {
        if (problems.Problems.Count > 0)
        {
            throw new ConfigurationException(
                name,
                [.. problems.Problems
                    .Select(problem => Placed(problem, map))
                    .OrderBy(problem => (problem.Line, problem.Column))]);
        }
    }

    private static ConfigurationProblem Placed(ConfigurationProblem problem, JsonMap map)
    {
        (int line, int column) = map.Locate(problem.Path);
        return problem with { Line = line, Column = column };
    }
}
