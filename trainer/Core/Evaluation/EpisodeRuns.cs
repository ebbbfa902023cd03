using System.Collections.Generic;
using MbRlRobot.Transitions;

namespace MbRlRobot.Evaluation;

/// <summary>Cuts recorded rows into stretches along which a prediction can be followed.</summary>
internal static class EpisodeRuns
{
    /// <summary>Finds the stretches: one robot, one epoch, one episode, no row missing, and all rows as a model may learn from.</summary>
    /// <param name="rows">The rows, in the order that they were recorded.</param>
    /// <param name="controlPeriod">The robot's control period.</param>
    /// <returns>Where each begins, and its length.</returns>
    public static IReadOnlyList<(int First, int Count)> Of(IReadOnlyList<Transition> rows, double controlPeriod)
    {
        List<(int First, int Count)> runs = [];
        for (int row = 0; row < rows.Count; row++)
        {
            if (!rows[row].IsUsableForFit(controlPeriod))
            {
                continue;
            }

            if (runs.Count > 0 && runs[^1].First + runs[^1].Count == row && Follows(rows[row - 1], rows[row]))
            {
                runs[^1] = (runs[^1].First, runs[^1].Count + 1);
            }
            else
            {
                runs.Add((row, 1));
            }
        }

        return runs;
    }

    private static bool Follows(Transition first, Transition second) =>
        (first.Id.RobotId, first.Id.Epoch, first.Id.Sequence + 1, first.Episode, first.Step + 1)
            == (second.Id.RobotId, second.Id.Epoch, second.Id.Sequence, second.Episode, second.Step)
        && !first.Flags.HasAny(TransitionFlagGroups.EpisodeEnd);
}
