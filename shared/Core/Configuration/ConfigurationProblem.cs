using System;

namespace MbRlRobot.Configuration;

/// <summary>One thing wrong in a configuration file: where it stands, what it says, what it may say.</summary>
/// <param name="Path">The JSON path of the field, such as <c>$.planner.horizon</c>; <c>$</c> is the whole file.</param>
/// <param name="Value">What the file says there, as text.</param>
/// <param name="Allowed">What may stand there: kind, range and unit.</param>
/// <param name="Detail">More lines, such as an expression with its fault underlined; or null.</param>
/// <param name="Line">The line in the file, from 1; 0 where it is not known.</param>
/// <param name="Column">The column in that line, from 1; 0 where it is not known.</param>
public sealed record ConfigurationProblem(
    string Path,
    string Value,
    string Allowed,
    string? Detail = null,
    int Line = 0,
    int Column = 0)
{
    private const int LongestValue = 120;

    /// <summary>One line (and the detail's lines) for people: <c>file(line,column): path is value; allowed: ...</c></summary>
    /// <param name="file">The file's path as the user gave it.</param>
    /// <returns>The text, without a line end.</returns>
    public string Describe(string file)
    {
        string place = Line > 0 ? $"{file}({Line},{Column})" : file;
        return Detail is null ? $"{place}: {this}" : $"{place}: {this}\n{Detail}";
    }

    /// <summary>The problem without its place: <c>$.planner.horizon is 0; allowed: ...</c></summary>
    /// <returns>One line.</returns>
    public override string ToString()
    {
        string value = Value.Length <= LongestValue ? Value : string.Concat(Value.AsSpan(0, LongestValue), "...");
        return $"{Path} is {value}; allowed: {Allowed}";
    }
}
