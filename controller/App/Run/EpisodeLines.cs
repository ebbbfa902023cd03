using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using MbRlRobot.Lifecycle;
using MbRlRobot.Loop;
using MbRlRobot.Messaging.Payloads;
using MbRlRobot.Reports;
using MbRlRobot.Robots;
using MbRlRobot.Status;

namespace MbRlRobot.ControllerApp.Run;

/// <summary>How a run goes, as lines of equal columns; what does not exist shows as a dash.</summary>
/// <param name="robot">The robot.</param>
internal sealed class EpisodeLines(RobotDescription robot)
{
    private const string None = "-";

    private static readonly (string Title, int Width)[] Columns =
    [
        ("steps", 6), ("return", 9), ("score", 6), ("plan p50", 9), ("p99 ms", 7), ("missed", 7), ("model", 6),
    ];

    /// <summary>The columns' titles.</summary>
    public static string Header => Line("episode", "", Columns.Select(column => column.Title)) + "  end";

    /// <summary>An episode that has ended.</summary>
    /// <param name="episode">The episode.</param>
    /// <returns>Its line.</returns>
    public string Row(in EpisodeSummary episode)
    {
        string[] cells =
        [
            Number(episode.Steps), Fixed(episode.Return), Fixed(ScoreOf(episode.Return)), Fixed(episode.PlanP50Milliseconds),
            Fixed(episode.PlanP99Milliseconds), Number(episode.MissedPeriods), Number((long)episode.ModelVersion),
        ];
        string left = episode.LeftLimits < 0 ? "" : $" {robot.State[episode.LeftLimits].Name}";
        string mode = episode.IsExploring ? "explored" : "planned";
        return $"{Line(Number(episode.Episode + 1), mode, cells)}  {episode.End}{left}";
    }

    /// <summary>The robot now.</summary>
    /// <param name="status">How it stands.</param>
    /// <returns>A line.</returns>
    public static string Now(in LoopStatus status)
    {
        string[] cells =
        [
            Number(status.Step), Fixed(status.Return), None, Fixed(status.PlanMilliseconds), None,
            Number(status.MissedPeriods), Number((long)status.ModelVersion),
        ];
        string fault = status.Fault == LoopFault.None ? "" : $"  {status.Fault.Describe()}";
        return Line(Number(status.Episode + 1), Word(status), cells) + fault;
    }

    /// <summary>An episode's line of the report.</summary>
    /// <param name="episode">The episode.</param>
    /// <returns>The line.</returns>
    public RunEpisode Report(in EpisodeSummary episode) => new(
        episode.Episode, episode.IsExploring, episode.Steps, Finite(episode.Return), Finite(ScoreOf(episode.Return)),
        Finite(episode.PlanP50Milliseconds), Finite(episode.PlanP99Milliseconds), null, null, null, episode.ModelVersion);

    private static string Word(in LoopStatus status) => (status.Phase, status.Lifecycle) switch
    {
        (LoopPhase.Exploring, _) => "explores",
        (LoopPhase.Planning, _) => "plans",
        (LoopPhase.AwaitingModel, _) => "waits",
        (LoopPhase.Resetting, _) => "resets",
        (_, LifecycleState.Inactive) => "inactive",
        (_, LifecycleState.Fault) => "fault",
        _ => "stops",
    };

    private double ScoreOf(double sum) => robot.Task.Score is { Random: { } random, Oracle: { } oracle }
        ? (sum - random) / (oracle - random)
        : double.NaN;

    private static double? Finite(double value) => double.IsFinite(value) ? value : null;

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Fixed(double value) =>
        double.IsFinite(value) ? value.ToString("F2", CultureInfo.InvariantCulture) : None;

    private static string Line(string episode, string mode, IEnumerable<string> values) =>
        $"{episode,7} {mode,-8} {string.Join(' ', values.Zip(Columns, (value, column) => value.PadLeft(column.Width)))}";
}
