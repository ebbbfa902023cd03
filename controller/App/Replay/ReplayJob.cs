using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using MbRlRobot.CommandLine;
using MbRlRobot.Ingest;
using MbRlRobot.Replay;
using MbRlRobot.Robots;
using MbRlRobot.Transitions;

namespace MbRlRobot.ControllerApp.Replay;

/// <summary>Goes through a log, episode by episode.</summary>
/// <param name="robot">The robot; null to tell without one.</param>
/// <param name="plan">Plans again; null does not.</param>
/// <param name="isReestimating">Whether states are made again.</param>
internal sealed class ReplayJob(RobotDescription? robot, PlanReplay? plan, bool isReestimating)
{
    private readonly Reestimation? _reestimation = isReestimating ? new Reestimation(robot!) : null;

    /// <summary>Goes through it.</summary>
    /// <param name="path">The log.</param>
    /// <param name="episode">The episode wanted; null for all.</param>
    /// <param name="csv">The table to write; null for none.</param>
    /// <returns>What was found.</returns>
    /// <exception cref="UsageException">There is no such episode.</exception>
    public ReplayReport Run(string path, int? episode, string? csv)
    {
        RecordedLog log = new(path);
        List<ReplayEpisode> episodes = [];
        string robotId = string.Empty;
        if (csv is not null)
        {
            ThrowIfOtherSchema(log);
        }

        using TransitionCsvWriter? table = csv is null ? null : TransitionCsvWriter.Create(csv, robot!);
        foreach (RecordedEpisode recorded in log.Episodes())
        {
            robotId = recorded.Source.RobotId;
            if (episode is null || recorded.Number == episode)
            {
                ReplayEpisode told = Replay(recorded);
                Write(table, told.Rows);
                episodes.Add(episode is null ? told with { Rows = [] } : told);
            }
        }

        if (episode is not null && episodes.Count == 0)
        {
            throw new UsageException($"--episode is {episode}; {path} has no such episode.");
        }

        table?.Flush();
        return new ReplayReport(path, robotId, episodes, episodes.Sum(each => (long)each.Steps), csv, log.Damage);
    }

    private void ThrowIfOtherSchema(RecordedLog log)
    {
        if (_reestimation is null)
        {
            log.Read().FirstOrDefault()?.Source.ThrowIfOtherSchema(RobotSchema.Of(robot!), "the log");
        }
    }

    private static void Write(TransitionCsvWriter? table, IReadOnlyList<Transition> rows)
    {
        for (int row = 0; table is not null && row < rows.Count; row++)
        {
            table.Write(rows[row]);
        }
    }

    private ReplayEpisode Replay(RecordedEpisode recorded)
    {
        ReestimationResult? estimated = _reestimation?.Run(recorded);
        return new ReplayEpisode(
            recorded.Source.Epoch.ToString("x16", CultureInfo.InvariantCulture),
            recorded.Number,
            recorded.Start?.IsExploring,
            recorded.Records[0].Sequence,
            recorded.Steps.Count,
            recorded.Decisions.Count,
            recorded.Return,
            recorded.End,
            recorded.Missing,
            [.. recorded.Events.Select(EventText.Of)],
            plan?.Run(recorded),
            estimated is null ? null : Told(estimated))
        {
            Rows = estimated?.Rows ?? [.. recorded.Steps.Select(step => step.Transition)],
        };
    }

    private static ReplayEstimate Told(ReestimationResult result) => new(
        result.Rows.Count,
        result.Differing,
        result.FirstDiffering,
        result.Largest,
        result.MissedReadings,
        result.Obstacle);
}
