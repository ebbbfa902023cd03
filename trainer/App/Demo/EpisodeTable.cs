using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using MbRlRobot.Lab.Learning;
using MbRlRobot.Reports;
using MbRlRobot.Robots;

namespace MbRlRobot.TrainerApp.Demo;

/// <summary>Lays episodes out as lines of equal columns. What does not exist shows as a dash.</summary>
internal sealed class EpisodeTable
{
    private const string None = "-";
    private const int ModeWidth = 8;
    private const int RmseWidth = 7;
    private static readonly (string Title, int Width)[] Fixed =
    [
        ("steps", 5), ("return", 8), ("score", 5), ("plan p50", 8), ("p99 ms", 6), ("fit s", 5), ("holdout NLL", 11),
    ];

    private readonly int[] _learned;
    private readonly (string Title, int Width)[] _columns;

    /// <summary>Chooses the columns.</summary>
    /// <param name="robot">The robot.</param>
    /// <param name="width">
    /// The characters of a line; the errors of the states are left out where they have no room.
    /// </param>
    public EpisodeTable(RobotDescription robot, int width = int.MaxValue)
    {
        _learned = [.. Enumerable.Range(0, robot.State.Count).Where(state => robot.State[state].Role.IsLearned)];
        _columns = [.. Fixed, .. _learned.Select((state, index) => Error(robot.State[state].Name, index))];
        if (Header.Length > width)
        {
            (_learned, _columns) = ([], Fixed);
        }
    }

    /// <summary>The columns' titles.</summary>
    public string Header => Line("episode", string.Empty, _columns.Select(column => column.Title));

    /// <summary>An episode that has ended.</summary>
    /// <param name="episode">The episode.</param>
    /// <returns>Its line.</returns>
    public string Row(RunEpisode episode) => Line(
        Number(episode.Episode + 1),
        episode.Exploring ? "explored" : "planned",
        [
            Number(episode.Steps), Fixed2(episode.Return), Fixed2(episode.Score), Fixed2(episode.PlanMsP50),
            Fixed2(episode.PlanMsP99), Fixed2(episode.FitSeconds), Fixed2(episode.HoldoutNll),
            .. _learned.Select(state => Short(episode.HoldoutRmse?[state])),
        ]);

    /// <summary>An episode under way.</summary>
    /// <param name="step">Its last step.</param>
    /// <param name="isExploring">Whether it explores.</param>
    /// <param name="planMilliseconds">How long the last decision took; null before the first.</param>
    /// <returns>Its line.</returns>
    public string Row(RunStep step, bool isExploring, double? planMilliseconds) => Line(
        Number(step.Episode + 1),
        isExploring ? "explores" : "plans",
        [
            Number(step.Step + 1), Fixed2(double.IsFinite(step.Return) ? step.Return : null), None,
            Fixed2(planMilliseconds), .. Enumerable.Repeat(None, 3 + _learned.Length),
        ]);

    private static (string Title, int Width) Error(string state, int index)
    {
        string title = index == 0 ? $"RMSE {state}" : state;
        return (title, Math.Max(RmseWidth, title.Length));
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Fixed2(double? value) => value?.ToString("F2", CultureInfo.InvariantCulture) ?? None;

    private static string Short(double? value) => value?.ToString("G2", CultureInfo.InvariantCulture) ?? None;

    private string Line(string episode, string mode, IEnumerable<string> values)
    {
        IEnumerable<string> cells = values.Zip(_columns, (value, column) => value.PadLeft(column.Width));
        return $"{episode,7} {mode.PadRight(ModeWidth)} {string.Join(' ', cells)}";
    }
}
