using System;
using System.Collections.Generic;
using System.Linq;
using MbRlRobot.Dynamics;
using MbRlRobot.Evaluation;
using MbRlRobot.Lab.Pictures;
using MbRlRobot.Robots;
using MbRlRobot.Transitions;

namespace MbRlRobot.Lab.Learning;

/// <summary>
/// What a model would have said of an episode: again and again it is told the state, and predicts the steps to come.
/// </summary>
internal static class EpisodeForecasts
{
    /// <summary>The steps from one start to the next, and so of each prediction.</summary>
    internal const int Steps = 20;

    private const ulong Seed = 0;

    /// <summary>Predicts.</summary>
    /// <param name="robot">The robot.</param>
    /// <param name="model">Its model.</param>
    /// <param name="episode">The rows of an episode, in order.</param>
    /// <returns>A prediction for each start, under the actions that were applied.</returns>
    internal static EpisodePrediction[] Of(
        RobotDescription robot, EnsembleModel model, IReadOnlyList<Transition> episode)
    {
        Forecaster forecaster = new(robot, model);
        IEnumerable<int> starts = Enumerable.Range(0, ((episode.Count - 1) / Steps) + 1).Select(index => index * Steps);
        return [.. starts.Select(start => From(forecaster, episode, start))];
    }

    private static EpisodePrediction From(Forecaster forecaster, IReadOnlyList<Transition> episode, int start)
    {
        ReadOnlyMemory<float>[] actions = [.. episode.Skip(start).Take(Steps).Select(row => row.Action)];
        Forecast forecast = forecaster.Predict(episode[start].State.Span, actions, Seed + (ulong)start);
        return new EpisodePrediction(start, forecast.Mean, forecast.Std);
    }
}
