using System;
using System.Collections.Generic;
using MbRlRobot.Dynamics;
using MbRlRobot.Lab.Pictures;
using MbRlRobot.Robots;
using MbRlRobot.Transitions;

namespace MbRlRobot.Lab.Learning;

/// <summary>Draws a recorded episode with what a model predicts for it.</summary>
public static class ForecastPicture
{
    /// <summary>Draws.</summary>
    /// <param name="robot">The robot.</param>
    /// <param name="model">Its model.</param>
    /// <param name="episode">The rows of an episode, in order, at least one.</param>
    /// <returns>The picture as an SVG document.</returns>
    public static string Draw(RobotDescription robot, EnsembleModel model, IReadOnlyList<Transition> episode)
    {
        ArgumentNullException.ThrowIfNull(robot);
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(episode);
        return EpisodePicture.Draw(EpisodeLogs.Of(
            robot,
            episode,
            $"{robot.Type}: {episode[0].Id.RobotId}, episode {episode[0].Episode + 1}",
            EpisodeForecasts.Of(robot, model, episode),
            $"model {model.Version} is told the state every {EpisodeForecasts.Steps} steps, and the actions"));
    }
}
