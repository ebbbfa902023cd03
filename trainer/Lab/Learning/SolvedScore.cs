using System.Collections.Generic;
using System.Linq;
using MbRlRobot.Reports;
using MbRlRobot.Robots;

namespace MbRlRobot.Lab.Learning;

/// <summary>When a task counts as learned: at 95 % of the way from random actions to planning with the true dynamics.</summary>
public static class SolvedScore
{
    /// <summary>The score, of 1 for the oracle and 0 for random actions.</summary>
    public const double Value = 0.95;

    /// <summary>The return that has this score.</summary>
    /// <param name="score">The task's yardstick.</param>
    /// <returns>The return; null where the yardstick is not known.</returns>
    public static double? Return(ScoreDescription? score) => score is { Random: { } random, Oracle: { } oracle }
        ? random + (Value * (oracle - random))
        : null;

    /// <summary>The first episode that reached it.</summary>
    /// <param name="episodes">The episodes of a run, in order.</param>
    /// <returns>The episode; null where none did, or the yardstick is not known.</returns>
    public static RunEpisode? First(IEnumerable<RunEpisode> episodes) =>
        episodes.FirstOrDefault(episode => episode.Score >= Value);
}
