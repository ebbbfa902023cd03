using System;
using System.Collections.Generic;
using System.Linq;
using MbRlRobot.Transitions;

namespace MbRlRobot.Fitting;

/// <summary>
/// Who learns from a transition: decided once, by a hash of its id, so that refits, restarts and other machines decide alike. A member
/// keeps its own view of the data for life, and the holdout is never learned from.
/// </summary>
internal static class Membership
{
    private const ulong HoldoutSalt = 0;
    private const double HashRange = 18446744073709551616.0;

    /// <summary>Whether a transition is kept from the fit.</summary>
    /// <param name="key">The transition's key.</param>
    /// <param name="share">The share of transitions kept, from 0 to 1.</param>
    /// <returns>True where no member learns from it.</returns>
    internal static bool IsHoldout(ulong key, double share) => Uniform(key, HoldoutSalt) < share;

    /// <summary>How often a member has a transition in its bootstrap sample: Poisson with mean 1.</summary>
    /// <param name="key">The transition's key.</param>
    /// <param name="member">The member, from 0.</param>
    /// <returns>From 0 to some 20.</returns>
    internal static int Count(ulong key, int member)
    {
        double rest = Uniform(key, 1 + (ulong)member);
        double probability = 1 / Math.E;
        int count = 0;
        while (rest >= probability && probability > 0)
        {
            rest -= probability;
            count++;
            probability /= count;
        }

        return count;
    }

    /// <summary>A member's bootstrap sample: the places of rows, each as often as it counts; all rows once where that gives none.</summary>
    /// <param name="count">How many rows there are.</param>
    /// <param name="key">The key of a row.</param>
    /// <param name="member">The member, from 0.</param>
    /// <returns>Rows from 0 to <paramref name="count"/> - 1, ascending.</returns>
    internal static List<int> Bootstrap(int count, Func<int, ulong> key, int member)
    {
        // as many as there are rows, and by chance some roots of that more: a list that grows is copied
        List<int> rows = new(count + (5 * (int)Math.Sqrt(count)) + 16);
        for (int row = 0; row < count; row++)
        {
            for (int copy = Count(key(row), member); copy > 0; copy--)
            {
                rows.Add(row);
            }
        }

        if (rows.Count == 0)
        {
            rows.AddRange(Enumerable.Range(0, count));
        }

        return rows;
    }

    private static double Uniform(ulong key, ulong salt) => StableHashes.Salted(key, salt) / HashRange;
}
