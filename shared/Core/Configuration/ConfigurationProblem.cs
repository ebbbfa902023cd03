using System;
using System.Globalization;

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
        return $"{Printable(Path)} is {Printable(value)}; allowed: {Printable(Allowed)}";
    }

    /// <summary>What a file says must not move the cursor or colour the terminal of whoever reads about it.</summary>
    private static string Printable(string text) =>
        string.Create(text.Length, text, static (result, source) =>
        {
            for (int index = 0; index < result.Length; index++)
            {
                bool isHidden = char.GetUnicodeCategory(source[index]) is UnicodeCategory.Control or UnicodeCategory.Format;
                result[index] = isHidden ? '?' : source[index];
            }
        });
}
