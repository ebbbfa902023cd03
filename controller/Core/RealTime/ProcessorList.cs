using System;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace MbRlRobot.RealTime;

/// <summary>Lists of processors as Linux writes them: <c>2,3</c>, <c>0-2,5</c>.</summary>
public static class ProcessorList
{
    /// <summary>What is allowed, for messages.</summary>
    public const string Allowed = "processors such as 3, 2,3 or 1-3, from 0 to 1023";

    /// <summary>Reads a list.</summary>
    /// <param name="text">The list.</param>
    /// <param name="processors">Its processors, each once, in ascending order.</param>
    /// <returns>Whether it is one.</returns>
    public static bool TryParse(string text, [NotNullWhen(true)] out IReadOnlyList<int>? processors)
    {
        ArgumentNullException.ThrowIfNull(text);
        processors = null;
        SortedSet<int> found = [];
        foreach (string part in text.Split(','))
        {
            if (!TryAdd(part.AsSpan().Trim(), found))
            {
                return false;
            }
        }

        processors = [.. found];
        return true;
    }

    private static bool TryAdd(ReadOnlySpan<char> part, SortedSet<int> found)
    {
        int dash = part.IndexOf('-');
        if (!TryNumber(dash < 0 ? part : part[..dash], out int first)
            || !TryNumber(dash < 0 ? part : part[(dash + 1)..], out int last)
            || last < first)
        {
            return false;
        }

        for (int processor = first; processor <= last; processor++)
        {
            found.Add(processor);
        }

        return true;
    }

    private static bool TryNumber(ReadOnlySpan<char> text, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number < RealTimeThread.MostProcessors;
}
