using System;
using System.Linq;
using MbRlRobot.Lab.Pictures.Charts;

namespace MbRlRobot.Lab.Pictures;

/// <summary>
/// One episode over time: every state with what the model predicted for it, every action, and the reward.
/// </summary>
public static class EpisodePicture
{
    private const double Height = 78;
    private static readonly Pen ActionPen = new(Palette.Ink, 1.5);
    private static readonly Pen RewardPen = new(Palette.Green, 1.75);

    internal static Axis Time { get; } = new("time", "s");

    /// <summary>Draws the episode. A value that is not finite is left out and breaks its line.</summary>
    /// <param name="episode">The episode.</param>
    /// <returns>The picture as an SVG document.</returns>
    /// <exception cref="ArgumentException">The parts of the episode do not fit together.</exception>
    public static string Draw(EpisodeLog episode)
    {
        EpisodeShape.Require(episode);
        Panel[] panels =
        [
            .. episode.States.Select((_, index) => StatePanel.Of(episode, index)),
            .. episode.Actions.Select((_, index) => ActionPanel(episode, index)),
            new Panel(
                Time,
                new Axis("reward per step"),
                [new LineSeries("", RewardPen, episode.Times, episode.Rewards)],
                Height: Height),
        ];
        return new Chart(episode.Title, panels, episode.Subtitle, SharesX: true).ToSvg();
    }

    private static Panel ActionPanel(EpisodeLog episode, int index)
    {
        EpisodeChannel action = episode.Actions[index];
        double[] values = [.. episode.ActionRows.Select(row => row[index])];
        return new Panel(
            Time,
            new Axis(action.Name, action.Unit),
            [new StepSeries("", ActionPen, episode.Times, values), .. LimitLines.Of(action)],
            Height: Height);
    }
}
