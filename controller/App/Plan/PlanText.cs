using System;
using System.Collections.Generic;
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
        IEnumerable<string> actions = report.Action.Zip(robot.Action, (value, action) => Show(action.Name, value, action.Unit));
        IEnumerable<string> states = report.State.Zip(robot.State, (value, state) => Show(state.Name, value, state.Unit));
        string trust = report.DisagreementThreshold is { } threshold
            ? $" (trusted up to {TextTable.Show(threshold)})"
            : string.Empty;
        output.WriteLine($"{report.Type}, model version {report.ModelVersion} ({report.Model})");
        output.WriteLine($"  state            {string.Join(", ", states)}");
        output.WriteLine($"  action           {string.Join(", ", actions)}");
        output.WriteLine($"  expected return  {TextTable.Show(report.Return)} over {report.Steps.Count} steps");
        output.WriteLine($"  disagreement     {TextTable.Show(report.Disagreement)}{trust}");
        output.WriteLine(FormattableString.Invariant(
            $"  time             best {report.PlanMillisecondsBest:F2} ms, median {report.PlanMillisecondsMedian:F2} ms of {report.Repeats}"));
        output.WriteLine($"  tried            {report.Candidates} sequences in {report.Iterations} iterations, engine {report.Engine}");
        WriteSteps(report, robot, output);
    }

    private static void WriteSteps(PlanReport report, RobotDescription robot, TextWriter output)
    {
        TextTable table = new(
        [
            "time (s)", .. robot.Action.Select(action => Units.Heading(action.Name, action.Unit)),
            .. robot.State.Select(state => Units.Heading($"{state.Name}'", state.Unit)),
        ]);
        foreach (PlannedStep step in report.Steps)
        {
            table.Add(
            [
                step.TimeSeconds, .. step.Action.Select(value => (object)value), .. step.State.Select(value => (object)value),
            ]);
        }

        table.Write(output);
    }

    private static string Show(string name, float value, string unit) => $"{name} = {TextTable.Show(value)}{Units.Behind(unit)}";
}
