using System.Collections.Generic;
using System.Linq;

namespace MbRlRobot.Repository.Tests.Sizes;

/// <summary>Nearest-rank quantiles of a set of sizes; all 0 for an empty set.</summary>
/// <param name="Count">Number of values.</param>
/// <param name="Median">The smallest value that at least half of them do not exceed.</param>
/// <param name="P90">The smallest value that at least nine tenths of them do not exceed.</param>
/// <param name="Max">The largest value.</param>
internal sealed record Distribution(int Count, int Median, int P90, int Max)
{
    /// <summary>Measures a set of sizes.</summary>
    public static Distribution Of(IEnumerable<int> values)
    {
        int[] sorted = [.. values.Order()];
        return sorted.Length == 0
            ? new Distribution(0, 0, 0, 0)
            : new Distribution(sorted.Length, Rank(sorted, 50), Rank(sorted, 90), sorted[^1]);
    }

    private static int Rank(int[] sorted, int percent) => sorted[((sorted.Length * percent) + 99) / 100 - 1];
}
