using System.Collections.Generic;
using System.Globalization;

namespace MbRlRobot.Configuration;

/// <summary>Collects the problems of one file and holds the checks that the rules of all sections are written in.</summary>
public sealed class ProblemList
{
    private readonly List<ConfigurationProblem> _problems = [];

    /// <summary>What was found so far.</summary>
    public IReadOnlyList<ConfigurationProblem> Problems => _problems;

    /// <summary>Adds one problem.</summary>
    /// <param name="path">The JSON path of the field.</param>
    /// <param name="value">What the file says there.</param>
    /// <param name="allowed">What may stand there.</param>
    /// <param name="detail">More lines, or null.</param>
    public void Add(string path, string value, string allowed, string? detail = null) =>
        _problems.Add(new ConfigurationProblem(path, value, allowed, detail));

    /// <summary>Adds a problem unless the condition holds.</summary>
    /// <param name="holds">What must hold.</param>
    /// <param name="path">The JSON path of the field.</param>
    /// <param name="value">What the file says there.</param>
    /// <param name="allowed">What may stand there.</param>
    public void Require(bool holds, string path, string value, string allowed)
    {
        if (!holds)
        {
            Add(path, value, allowed);
        }
    }

    /// <summary>Requires a number of a closed range; NaN is outside every range.</summary>
    /// <param name="path">The JSON path of the field.</param>
    /// <param name="value">The number.</param>
    /// <param name="low">The smallest value allowed.</param>
    /// <param name="high">The largest value allowed.</param>
    /// <param name="unit">The unit, for the message; empty where there is none.</param>
    public void Range(string path, double value, double low, double high, string unit = "") =>
        Require(value >= low && value <= high, path, Text(value), $"a number from {Text(low)} to {Text(high)} {unit}".TrimEnd());

    /// <summary>Requires a whole number of a closed range.</summary>
    /// <param name="path">The JSON path of the field.</param>
    /// <param name="value">The number.</param>
    /// <param name="low">The smallest value allowed.</param>
    /// <param name="high">The largest value allowed.</param>
    /// <param name="unit">The unit, for the message; empty where there is none.</param>
    public void Range(string path, long value, long low, long high, string unit = "") =>
        Require(value >= low && value <= high, path, Text(value), $"a whole number from {Text(low)} to {Text(high)} {unit}".TrimEnd());

    /// <summary>Writes a number the way messages show it.</summary>
    /// <param name="value">The number.</param>
    /// <returns>Its shortest text that reads back equal.</returns>
    public static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
