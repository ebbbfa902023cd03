using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace MbRlRobot.TrainerApp.Demo;

/// <summary>Counts warnings; those that differ in numbers alone are the same.</summary>
internal sealed class WarningTally
{
    private readonly OrderedDictionary<string, (string Latest, int Count)> _warnings = [];

    /// <summary>The latest of each kind, in the order of the first, with how often there was one like it.</summary>
    public IReadOnlyList<(string Latest, int Count)> Kinds => [.. _warnings.Values];

    /// <summary>Takes a warning.</summary>
    /// <param name="message">One line.</param>
    /// <returns>Whether it is the first of its kind.</returns>
    public bool Add(string message)
    {
        string kind = WithoutNumbers(message);
        bool isFirst = !_warnings.TryGetValue(kind, out (string Latest, int Count) before);
        _warnings[kind] = (message, before.Count + 1);
        return isFirst;
    }

    /// <summary>A kind, for people.</summary>
    /// <param name="kind">The kind.</param>
    /// <returns>One line.</returns>
    public static string Describe((string Latest, int Count) kind) =>
        kind.Count == 1 ? kind.Latest : FormattableString.Invariant($"{kind.Latest} ({kind.Count} times like this)");

    private static string WithoutNumbers(string message)
    {
        StringBuilder text = new(message.Length);
        foreach (string word in message.Split(' '))
        {
            bool isNumber = word.Any(char.IsDigit) || word.Contains("NaN", StringComparison.Ordinal);
            text.Append(isNumber ? "#" : word).Append(' ');
        }

        return text.ToString();
    }
}
