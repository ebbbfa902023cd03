using System;
using System.Collections.Generic;
using System.Linq;
using MbRlRobot.Lab.Pictures;
using MbRlRobot.Lab.Pictures.Charts;
using MbRlRobot.Robots;
using MbRlRobot.Transitions;

namespace MbRlRobot.Lab.Learning;

/// <summary>Episodes as <see cref="EpisodePicture"/> wants them.</summary>
internal static class EpisodeLogs
{
    /// <summary>Lays an episode out.</summary>
    /// <param name="robot">The robot.</param>
    /// <param name="episode">Its rows, in order.</param>
    /// <param name="title">Heading.</param>
    /// <param name="predictions">What a model predicted.</param>
    /// <param name="subtitle">Line below the heading.</param>
    /// <returns>The log.</returns>
    internal static EpisodeLog Of(
        RobotDescription robot,
        IReadOnlyList<Transition> episode,
        string title,
        IReadOnlyList<EpisodePrediction> predictions,
        string subtitle) => new(
            title,
            [.. robot.State.Select(Channel)],
            [.. robot.Action.Select(Channel)],
            [.. episode.Select(row => row.Step * robot.ControlPeriod)],
            [.. episode.Select(row => Numbers(row.State))],
            [.. episode.Select(row => Numbers(row.Action))],
            [.. episode.Select(row => (double)row.Reward)],
            predictions,
            subtitle);

    private static EpisodeChannel Channel(StateDescription state)
    {
        bool isAngle = state.Kind == StateKind.Angle;
        return new EpisodeChannel(state.Name, Unit(state.Unit), isAngle ? null : Range(state.Limits), isAngle);
    }

    private static EpisodeChannel Channel(ActionDescription action) =>
        new(action.Name, Unit(action.Unit), Range(action.Limits));

    private static string Unit(string unit) => unit == "1" ? string.Empty : unit;

    private static AxisRange Range(Interval limits) => new(limits.Low, limits.High);

    private static double[] Numbers(ReadOnlyMemory<float> values)
    {
        double[] numbers = new double[values.Length];
        for (int index = 0; index < numbers.Length; index++)
        {
            numbers[index] = values.Span[index];
        }

        return numbers;
    }
}
