using System;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using MbRlRobot.Configuration;

namespace MbRlRobot.Simulation.Faults;

/// <summary>Reads a schedule of faults; comments and trailing commas are allowed.</summary>
public static class FaultScheduleFile
{
    /// <summary>The largest file read, in bytes.</summary>
    public const int MaximumBytes = 1 << 20;

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file's path.</param>
    /// <param name="rules">More rules: of the robot that has the faults; null where it is checked when it meets a robot.</param>
    /// <returns>The schedule.</returns>
    /// <exception cref="ConfigurationException">The file is missing, unreadable, not of the shape of a schedule, or against the rules.</exception>
    public static FaultSchedule Read(string path, Action<FaultSchedule, ProblemList>? rules = null)
    {
        ArgumentNullException.ThrowIfNull(path);
        return Parse(path, Load(path), rules);
    }

    /// <summary>Reads a text.</summary>
    /// <param name="name">What messages call it.</param>
    /// <param name="utf8">The text.</param>
    /// <param name="rules">More rules; null for none.</param>
    /// <returns>The schedule.</returns>
    /// <exception cref="ConfigurationException">The text is not of the shape of a schedule, or against the rules.</exception>
    public static FaultSchedule Parse(string name, byte[] utf8, Action<FaultSchedule, ProblemList>? rules = null)
    {
        ArgumentNullException.ThrowIfNull(utf8);
        utf8 = utf8.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? utf8[Encoding.UTF8.Preamble.Length..] : utf8;
        try
        {
            JsonMap map = JsonMap.Of(utf8);
            CheckShape(name, utf8, map);
            FaultSchedule schedule = JsonSerializer.Deserialize(utf8, FaultJsonContext.Default.FaultSchedule)!;
            ProblemList problems = new();
            rules?.Invoke(schedule, problems);
            Refuse(name, problems, map);
            return schedule;
        }
        catch (JsonException fault)
        {
            throw Refusal(name, "not JSON: " + fault.Message.Split(" LineNumber:")[0], "JSON, with comments and trailing commas");
        }
    }

    private static void CheckShape(string name, byte[] utf8, JsonMap map)
    {
        ProblemList problems = new();
        foreach (string path in map.Duplicates)
        {
            problems.Add(path, "given twice", "each key once");
        }

        using JsonDocument document = JsonDocument.Parse(
            utf8, new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
        new ShapeChecker(FaultJsonContext.Default.Options, problems).Check(document.RootElement, typeof(FaultSchedule), "$");
        Refuse(name, problems, map);
    }

    private static void Refuse(string name, ProblemList problems, JsonMap map)
    {
        if (problems.Problems.Count > 0)
        {
            throw new ConfigurationException(name, [.. problems.Problems.Select(problem => Placed(problem, map))]);
        }
    }

    private static ConfigurationProblem Placed(ConfigurationProblem problem, JsonMap map)
    {
        (int line, int column) = map.Locate(problem.Path);
        return problem with { Line = line, Column = column };
    }

    private static byte[] Load(string path)
    {
        try
        {
            using FileStream file = File.OpenRead(path);
            byte[] bytes = new byte[MaximumBytes + 1];
            int length = file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            return length <= MaximumBytes
                ? bytes[..length]
                : throw Refusal(path, "longer", $"a schedule of at most {MaximumBytes} bytes");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw Refusal(path, $"not readable ({fault.Message})", "the path of a schedule of faults");
        }
    }

    private static ConfigurationException Refusal(string name, string value, string allowed) =>
        new(name, [new ConfigurationProblem("$", value, allowed)]);
}
