using System;
using System.Collections.Generic;
using System.Globalization;
using System.Numerics;
using System.Text;
using MbRlRobot.Configuration;

namespace MbRlRobot.Models;

/// <summary>Collects what is wrong with a manifest, in words that are safe to print.</summary>
internal sealed class ManifestProblems
{
    private const int LongestText = 80;
    private readonly List<ConfigurationProblem> _found = [];

    internal IReadOnlyList<ConfigurationProblem> Found => _found;

    internal void Require(bool holds, string path, object? value, string allowed)
    {
        if (!holds)
        {
            string text = Convert.ToString(value, CultureInfo.InvariantCulture) ?? "null";
            _found.Add(new ConfigurationProblem(Printable(path), Printable(text), Printable(allowed)));
        }
    }

    /// <summary>A NaN is outside every range.</summary>
    internal bool InRange<T>(string path, T value, T minimum, T maximum)
        where T : INumber<T>
    {
        bool holds = value >= minimum && value <= maximum;
        Require(holds, path, value, string.Create(CultureInfo.InvariantCulture, $"{minimum} to {maximum}"));
        return holds;
    }

    /// <summary>A list of a length, all of it inside a range; only the first value outside is named.</summary>
    internal void Values<T>(string path, IReadOnlyList<T> values, int length, T minimum, T maximum)
        where T : INumber<T>
    {
        Require(values.Count == length, path, $"{values.Count} values", $"{length} values");
        for (int i = 0; i < values.Count; i++)
        {
            if (!InRange($"{path}[{i}]", values[i], minimum, maximum))
            {
                return;
            }
        }
    }

    private static string Printable(string text)
    {
        var printable = new StringBuilder(LongestText);
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (printable.Length >= LongestText)
            {
                return printable.Append("...").ToString();
            }

            bool safe = rune.Value is >= ' ' and <= '~';
            _ = safe ? printable.Append(rune) : printable.Append('?');
        }

        return printable.Length == 0 ? "empty" : printable.ToString();
    }
}
