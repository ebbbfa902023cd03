using System;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace MbRlRobot.Configuration;

/// <summary>
/// Reads files that people write: JSON with comments and trailing commas. All of it is understood and valid, or it is refused with
/// everything that is wrong, each with its place.
/// </summary>
public static class JsonFile
{
    /// <summary>Reads a file's bytes.</summary>
    /// <param name="path">The file's path.</param>
    /// <param name="maximumBytes">The most bytes that it may have.</param>
    /// <param name="what">What it is, such as "a robot description".</param>
    /// <param name="wanted">What the path should be, such as "the path of a robot.json file".</param>
    /// <returns>The bytes.</returns>
    /// <exception cref="ConfigurationException">The file is missing, unreadable or too long.</exception>
    public static byte[] Load(string path, int maximumBytes, string what, string wanted)
    {
        try
        {
            // bounded whatever the path is: a device has no length, and no end
            using FileStream file = File.OpenRead(path);
            byte[] bytes = new byte[maximumBytes + 1];
            int length = file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            return length <= maximumBytes
                ? bytes[..length]
                : throw Unreadable(path, "longer", $"{what} of at most {maximumBytes} bytes");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw Unreadable(path, $"not readable ({fault.Message})", wanted);
        }
    }

    /// <summary>Reads a text: its shape first, then its rules.</summary>
    /// <typeparam name="T">What it describes.</typeparam>
    /// <param name="name">What messages call it.</param>
    /// <param name="utf8">The text.</param>
    /// <param name="type">How it is read.</param>
    /// <param name="rules">Finds what is wrong with what was read.</param>
    /// <returns>What it describes.</returns>
    /// <exception cref="ConfigurationException">The text is not of the shape, or against the rules.</exception>
    public static T Read<T>(string name, byte[] utf8, JsonTypeInfo<T> type, Action<T, ProblemList> rules)
    {
        ArgumentNullException.ThrowIfNull(utf8);
        ArgumentNullException.ThrowIfNull(type);
        ArgumentNullException.ThrowIfNull(rules);
        utf8 = utf8.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? utf8[Encoding.UTF8.Preamble.Length..] : utf8;
        JsonMap map = Map(name, utf8);
        CheckShape(name, utf8, type, map);
        T value = JsonSerializer.Deserialize(utf8, type)!;
        ProblemList problems = new();
        rules(value, problems);
        Refuse(name, problems, map);
        return value;
    }

    private static void CheckShape(string name, byte[] utf8, JsonTypeInfo type, JsonMap map)
    {
        ProblemList problems = new();
        foreach (string path in map.Duplicates)
        {
            problems.Add(path, "given twice", "each key once");
        }

        using JsonDocument document = JsonDocument.Parse(
            utf8, new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
        new ShapeChecker(type.Options, problems).Check(document.RootElement, type.Type, "$");
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
                name, [new ConfigurationProblem("$", value, "JSON, with comments and trailing commas", null, line, column)]);
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
                [.. problems.Problems.Select(problem => Placed(problem, map)).OrderBy(problem => (problem.Line, problem.Column))]);
        }
    }

    private static ConfigurationProblem Placed(ConfigurationProblem problem, JsonMap map)
    {
        (int line, int column) = map.Locate(problem.Path);
        return problem with { Line = line, Column = column };
    }
}
