using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using MbRlRobot.CommandLine;
using MbRlRobot.Robots;
using MbRlRobot.Transitions;

namespace MbRlRobot.ControllerApp.Replay;

/// <summary>Tells people what is in a log.</summary>
/// <param name="output">Takes the text.</param>
/// <param name="robot">The robot, for names and units; null where nobody said.</param>
internal sealed class ReplayText(TextWriter output, RobotDescription? robot)
{
    /// <summary>Tells it.</summary>
    /// <param name="report">What was found.</param>
    public void Write(ReplayReport report)
    {
        output.WriteLine($"{report.Log}, robot {report.RobotId}: {report.Transitions} transitions in {report.Episodes.Count} episodes");
        WriteEpisodes(report.Episodes);
        foreach (ReplayEpisode episode in report.Episodes)
        {
            WriteRows(episode.Rows);
            WriteReplays(episode);
        }

        if (report.Csv is not null)
        {
            output.WriteLine($"written: {report.Csv}");
        }
    }

    private void WriteEpisodes(IReadOnlyList<ReplayEpisode> episodes)
    {
        TextTable table = new("epoch", "episode", "first sequence", "steps", "decisions", "return", "end", "missing");
        foreach (ReplayEpisode each in episodes)
        {
            table.Add(
                each.Epoch, each.Episode, each.FirstSequence, each.Steps, each.Decisions, each.Return, each.End?.ToString(), each.Missing);
        }

        table.Write(output);
    }

    private void WriteRows(IReadOnlyList<Transition> rows)
    {
        if (rows.Count == 0)
        {
            return;
        }

        TextTable table = new(["step", "dt (s)", .. Headings(rows[0]), "reward", "flags"]);
        foreach (Transition row in rows)
        {
            table.Add(
            [
                row.Step, row.DtSeconds, .. Cells(row.State), .. Cells(row.Action), row.Reward, row.Flags.ToString(),
            ]);
        }

        table.Write(output);
    }

    private IEnumerable<string> Headings(Transition row) => robot is null
        ? [.. Enumerable.Range(0, row.State.Length).Select(index => $"state {index}"),
            .. Enumerable.Range(0, row.Action.Length).Select(index => $"action {index}")]
        : [.. robot.State.Select(state => Units.Heading(state.Name, state.Unit)),
            .. robot.Action.Select(action => Units.Heading(action.Name, action.Unit))];

    private static IEnumerable<object> Cells(ReadOnlyMemory<float> values) => values.ToArray().Cast<object>();

    private void WriteReplays(ReplayEpisode episode)
    {
        string name = $"epoch {episode.Epoch}, episode {episode.Episode}";
        foreach (string happened in episode.Events)
        {
            output.WriteLine($"{name}, {happened}");
        }

        if (episode.Plan is { } plan)
        {
            output.WriteLine(plan.Obstacle is not null
                ? $"{name}: cannot be planned again: {plan.Obstacle}"
                : plan.Difference is { } first
                    ? $"{name}: differs first at step {first.Step}, decision {first.Tick}: {first.What} was {first.Recorded}, is now {first.Replayed}"
                    : $"{name}: {plan.Decisions} decisions and {plan.Actions} actions are the same to the bit; {plan.Unplanned} actions came from no plan");
        }

        if (episode.Reestimated is { } estimate)
        {
            output.WriteLine(estimate.Obstacle is not null
                ? $"{name}: cannot be estimated again: {estimate.Obstacle}"
                : Told(name, estimate));
        }
    }

    private string Told(string name, ReplayEstimate estimate)
    {
        IEnumerable<string> largest = robot!.State.Zip(
            estimate.LargestDifference, (state, value) => $"{state.Name} {TextTable.Show(value)}{Units.Behind(state.Unit)}");
        return estimate.Differing == 0
            ? $"{name}: all {estimate.Rows} transitions are estimated to the same bits"
            : $"{name}: {estimate.Differing} of {estimate.Rows} transitions differ, first step {estimate.FirstDiffering}; "
                + $"at most {string.Join(", ", largest)}; {estimate.MissedReadings} readings are missing";
    }
}
