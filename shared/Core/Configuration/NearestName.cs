using System;
using System.Collections.Generic;
using System.Linq;

namespace MbRlRobot.Configuration;

/// <summary>Finds the name that was probably meant by a mistyped one.</summary>
public static class NearestName
{
    /// <summary>
    /// The candidate with the fewest slips (a letter too many, too few, wrong or swapped with its neighbour; case does
    /// not count), at most one slip per three letters; the first among equals; null when none is near.
    /// </summary>
    /// <param name="name">What was written.</param>
    /// <param name="candidates">The names there are.</param>
    /// <returns>The nearest of them, or null.</returns>
    public static string? Find(string name, IEnumerable<string> candidates)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(candidates);
        int limit = Math.Max(1, name.Length / 3);
        return candidates
            .Where(candidate => Math.Abs(candidate.Length - name.Length) <= limit)
            .Select(candidate => (Candidate: candidate, Slips: Distance(name, candidate)))
            .Where(pair => pair.Slips <= limit && pair.Slips < pair.Candidate.Length)
            .OrderBy(pair => pair.Slips)
            .Select(pair => pair.Candidate)
            .FirstOrDefault();
    }

    /// <summary>The optimal string alignment distance, a row at a time.</summary>
    private static int Distance(string a, string b)
    {
        int[] beforeLast = new int[b.Length + 1];
        int[] last = [.. Enumerable.Range(0, b.Length + 1)];
        for (int i = 1; i <= a.Length; i++)
        {
            int[] row = new int[b.Length + 1];
            row[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                int replaced = last[j - 1] + (Same(a[i - 1], b[j - 1]) ? 0 : 1);
                row[j] = Math.Min(replaced, 1 + Math.Min(row[j - 1], last[j]));
                bool swapped = i > 1 && j > 1 && Same(a[i - 1], b[j - 2]) && Same(a[i - 2], b[j - 1]);
                row[j] = swapped ? Math.Min(row[j], beforeLast[j - 2] + 1) : row[j];
            }

            (beforeLast, last) = (last, row);
        }

        return last[b.Length];
    }

    private static bool Same(char a, char b) => char.ToLowerInvariant(a) == char.ToLowerInvariant(b);
}
