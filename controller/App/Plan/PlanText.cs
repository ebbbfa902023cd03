using System;
using System.IO;
using System.Linq;
using MbRlRobot.CommandLine;
using MbRlRobot.Robots;

namespace MbRlRobot.ControllerApp.Plan;

/// <summary>Tells people what was decided.</summary>
internal static class PlanText
{
    /// <summary>Writes a decision.</summary>
    /// <param name="report">The decision.</param>
    /// <param name="robot">The robot, for the units.</param>
    /// <param name="output">Takes the text.</param>
    public static void Write(PlanReport report, RobotDescription robot, TextWriter output)
    {
        string actions = string.Join(", ", report.Action.Zip(robot.Action, (value, action) => $"{action.Name} = {TextTable.Show(value)}{Units.Behind(action.Unit)}"));
        string states = string.Join(", ", report.State.Zip(robot.State, (value, state) => $"{state.Name} = {TextTable.Show(value)}{Units.Behind(state.Unit)}"));
        string trust = report.DisagreementThreshold is { } threshold ? $" (trusted up to {TextTable.Show(threshold)})" : string.Empty;
        output.WriteLine($"{report.Type}, model version {report.ModelVersion} ({report.Model})");
        output.WriteLine($"  state            {states}");
        output.WriteLine($"  action           {actions}");
        output.WriteLine($"  expected return  {TextTable.Show(report.Return)} over {report.Steps.Count} steps");
        output.WriteLine($"  disagreement     {TextTable.Show(report.Disagreement)}{trust}");
        output.WriteLine(FormattableString.Invariant(
            $"  time             best {report.PlanMillisecondsBest:F2} ms, median {report.PlanMillisecondsMedian:F2} ms of {report.Repeats}; {report.Candidates} sequences in {report.Iterations} iterations, engine {report.Engine}"));
        TextTable table = new(
        [
            "time (s)", .. robot.Action.Select(action => Units.Heading(action.Name, action.Unit)),
            .. robot.State.Select(state => Units.Heading($"{state.Name}'", state.Unit)),
        ]);
        foreach (PlannedStep step in report.Steps)
        {
            table.Add([step.TimeSeconds, .. step.Action.Select(value => (object)value), .. step.State.Select(value => (object)value)]);
        }

        table.Write(output);
    }
}
