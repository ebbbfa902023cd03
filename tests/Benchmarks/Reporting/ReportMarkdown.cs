using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.Json;
using MbRlRobot.Benchmarks.Running;
using MbRlRobot.CommandLine;
using MbRlRobot.Diagnostics;

namespace MbRlRobot.Benchmarks.Reporting;

/// <summary>RESULTS.md: where it was measured, what was demanded, and every figure by the command that measured it.</summary>
internal static class ReportMarkdown
{
    /// <summary>Writes it.</summary>
    /// <param name="outcomes">What came of the commands.</param>
    /// <param name="pictures">Files beside it, with what they show.</param>
    /// <returns>The text.</returns>
    public static string Write(IReadOnlyList<StepOutcome> outcomes, IReadOnlyList<(string File, string Alternative)> pictures)
    {
        StringBuilder text = new();
        text.Append("# Results\n\nWritten by `report`; every figure is of the command above it. [What they measure](README.md)\n\n");
        WriteMachine(text, outcomes);
        WriteGoals(text, outcomes);
        foreach ((string file, string alternative) in pictures)
        {
            text.Append($"![{alternative}]({file})\n\n");
        }

        foreach (StepOutcome outcome in outcomes)
        {
            WriteStep(text, outcome);
        }

        return text.ToString().TrimEnd('\n') + "\n";
    }

    private static void WriteMachine(StringBuilder text, IReadOnlyList<StepOutcome> outcomes)
    {
        if (outcomes.Select(outcome => outcome.Report).FirstOrDefault(report => report is not null) is not { } first)
        {
            return;
        }

        MachineReport machine = first.Surroundings.Machine;
        List<(string, string)> rows =
        [
            ("measured", first.Surroundings.MeasuredUtc),
            ("version", first.Surroundings.Version),
            ("machine", FormattableString.Invariant($"{machine.Processor}, {machine.Cores} cores, {machine.VectorBits}-bit vectors")),
            ("system", $"{machine.OperatingSystem}, {machine.DotNet}"),
        ];
        BenchmarkReport? peers = outcomes.FirstOrDefault(outcome => outcome.Step.Command == "peers")?.Report;
        foreach ((string name, string answer) in new[] { ("PyTorch", "torch"), ("ONNX Runtime", "onnxRuntime") })
        {
            string? version = peers?.Answers.TryGetValue(answer, out JsonElement element) == true ? element.GetString() : null;
            rows.Add((name, string.IsNullOrEmpty(version) ? "not compared with" : version));
        }

        WriteTable(text, ["", ""], rows.Select(row => new[] { row.Item1, row.Item2 }));
    }

    private static void WriteGoals(StringBuilder text, IReadOnlyList<StepOutcome> outcomes)
    {
        Goal[] goals = [.. outcomes.SelectMany(outcome => outcome.Report?.Goals ?? [])];
        if (goals.Length == 0)
        {
            return;
        }

        text.Append(FormattableString.Invariant($"## Goals\n\n{goals.Count(goal => goal.IsMet)} of {goals.Length} are met.\n\n"));
        WriteTable(text, ["", "goal", "measured", "demanded"], goals.Select(goal => new[]
        {
            goal.IsMet ? "met" : "**missed**",
            goal.What,
            $"{ReportText.Show(goal.Measured)} {goal.Unit}".TrimEnd(),
            $"{(goal.Relation == GoalRelation.AtLeast ? "at least" : "at most")} {ReportText.Show(goal.Wanted)} {goal.Unit}".TrimEnd(),
        }));
    }

    private static void WriteStep(StringBuilder text, StepOutcome outcome)
    {
        text.Append($"## `{outcome.Step.Title}`\n\n");
        if (outcome.Report is not { } report)
        {
            text.Append($"Not measured: {outcome.Failure}\n\n");
            return;
        }

        string best = outcome.Step.Times > 1 ? FormattableString.Invariant($" The best of {outcome.Step.Times} runs.") : "";
        text.Append($"{report.Measures}{best}\n\n");
        string settings = string.Concat(report.Settings.Select(setting => $"{setting.Name} {setting.Value}; "));
        Surroundings at = report.Surroundings;
        text.Append($"{settings}load {TextTable.Show(at.LoadBefore)} before, {TextTable.Show(at.LoadAfter)} after\n\n");
        if (report.Figures.Count > 0)
        {
            WriteTable(text, ["of", "quantity", "value", "unit"], report.Figures.Select(figure => new[]
            {
                figure.Subject, figure.Quantity, ReportText.Show(figure.Value), figure.Unit,
            }));
        }

        foreach (string note in report.Notes)
        {
            text.Append($"{note}\n\n");
        }
    }

    private static void WriteTable(StringBuilder text, string[] headings, IEnumerable<string[]> rows)
    {
        text.Append($"| {string.Join(" | ", headings)} |\n|{string.Concat(headings.Select(_ => "---|"))}\n");
        foreach (string[] row in rows)
        {
            text.Append($"| {string.Join(" | ", row.Select(cell => cell.Replace("|", "\\|", StringComparison.Ordinal)))} |\n");
        }

        text.Append('\n');
    }
}
