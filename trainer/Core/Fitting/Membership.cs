using System;
using System.Collections.Generic;
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
    /// <param name="keys">The keys of the rows.</param>
    /// <param name="member">The member, from 0.</param>
    /// <returns>Places in <paramref name="keys"/>, ascending.</returns>
    internal static int[] Bootstrap(IReadOnlyList<ulong> keys, int member)
    {
        List<int> rows = new(keys.Count + (keys.Count / 8));
        for (int row = 0; row < keys.Count; row++)
        {
            for (int copy = Count(keys[row], member); copy > 0; copy--)
            {
                rows.Add(row);
            }
        }

        if (rows.Count == 0)
        {
            for (int row = 0; row < keys.Count; row++)
            {
                rows.Add(row);
            }
        }

        return [.. rows];
    }

    private static double Uniform(ulong key, ulong salt) => StableHashes.Salted(key, salt) / HashRange;
}
