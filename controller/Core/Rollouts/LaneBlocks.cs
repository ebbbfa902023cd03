using System;
using MbRlRobot.Ports;

namespace MbRlRobot.Rollouts;

/// <summary>Cuts candidates into blocks of as many lanes as one thread works on at a time.</summary>
internal static class LaneBlocks
{
    /// <summary>How many blocks there are.</summary>
    /// <param name="candidates">The candidates.</param>
    /// <param name="lanes">The lanes of a block.</param>
    /// <returns>The last one may be shorter.</returns>
    public static int Count(ActionSequenceBatch candidates, int lanes) => (candidates.Count + lanes - 1) / lanes;

    /// <summary>The lanes of a block: its candidates, padded.</summary>
    /// <param name="candidates">The candidates.</param>
    /// <param name="first">The block's first candidate.</param>
    /// <param name="lanes">The lanes of a full block.</param>
    /// <returns>A multiple of 16, at most the lanes of a full block.</returns>
    public static int LanesOf(ActionSequenceBatch candidates, int first, int lanes)
    {
        int count = Math.Min(lanes, candidates.Count - first);
        return RoundUp(count);
    }

    /// <summary>The lanes that so many candidates take.</summary>
    /// <param name="count">The candidates.</param>
    /// <returns>The next multiple of 16.</returns>
    public static int RoundUp(int count)
    {
        const int multiple = ActionSequenceBatch.LaneMultiple;
        return (count + multiple - 1) / multiple * multiple;
    }
}
