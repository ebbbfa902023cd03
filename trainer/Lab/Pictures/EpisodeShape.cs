using System;
using System.Collections.Generic;

namespace MbRlRobot.Lab.Pictures;

/// <summary>Refuses an episode whose parts do not fit together, by the name of the part.</summary>
internal static class EpisodeShape
{
    internal static void Require(EpisodeLog episode)
    {
        int steps = episode.Times.Count;
        Length("Rewards", episode.Rewards.Count, steps);
        Rows("StateRows", episode.StateRows, steps, episode.States.Count);
        Rows("ActionRows", episode.ActionRows, steps, episode.Actions.Count);
        for (int index = 0; index < episode.Predictions.Count; index++)
        {
            EpisodePrediction prediction = episode.Predictions[index];
            string name = $"Predictions[{index}]";
            if (prediction.StartStep < 0 || prediction.StartStep >= steps)
            {
                throw new ArgumentException($"{name}.StartStep is {prediction.StartStep}, not in [0, {steps}).");
            }

            Rows($"{name}.Mean", prediction.Mean, prediction.Mean.Count, episode.States.Count);
            Rows($"{name}.Std", prediction.Std, prediction.Mean.Count, episode.States.Count);
        }
    }

    private static void Rows(string name, IReadOnlyList<IReadOnlyList<double>> rows, int count, int width)
    {
        Length(name, rows.Count, count);
        for (int row = 0; row < count; row++)
        {
            Length($"{name}[{row}]", rows[row].Count, width);
        }
    }

    private static void Length(string name, int length, int expected)
    {
        if (length != expected)
        {
            throw new ArgumentException($"{name} has {length} entries, not {expected}.");
        }
    }
}
