using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using MbRlRobot.Benchmarks.Growth;
using MbRlRobot.Benchmarks.Running;

namespace MbRlRobot.Benchmarks.Reporting;

/// <summary>The pictures of a report, drawn from what its commands wrote; one that nothing was measured for is left out.</summary>
internal static class ReportPictures
{
    private const string Times = "times";

    /// <summary>Draws them.</summary>
    /// <param name="outcomes">What came of the commands.</param>
    /// <returns>Name, what it shows, and the SVG document of each.</returns>
    public static IReadOnlyList<(string Name, string Alternative, string Svg)> Draw(IReadOnlyList<StepOutcome> outcomes)
    {
        StepOutcome[] measured = [.. outcomes.Where(outcome => outcome.Report is not null)];
        Bar[] ratios = [.. measured.Where(outcome => outcome.Step.Command == "peers").SelectMany(outcome => Ratios(outcome.Report!))];
        Bar[] shares = [.. measured.SelectMany(Share)];
        Figure[] growth = [.. measured.SelectMany(outcome => outcome.Report!.Figures).Where(figure => figure.Quantity == GrowthNames.Over)];
        List<(string, string, string)> pictures = [];
        if (ratios.Length > 0)
        {
            pictures.Add(("ratios", "How many times faster than the others", BarChart.Draw(
                "Times faster", "the same work by both, in turns on this machine; the mark is what is demanded", " times", ratios)));
        }

        if (shares.Length > 0)
        {
            pictures.Add(("peak", "Which share of the machine's peak is used", BarChart.Draw(
                "Share of the peak", "the layers' multiply-adds over those that this machine can do on registers alone", "", shares, longest: 1)));
        }

        if (growth.Length > 0)
        {
            pictures.Add(("growth", "How time grows with the work", GrowthPicture.Draw(growth)));
        }

        return pictures;
    }

    private static IEnumerable<Bar> Ratios(BenchmarkReport report) => report.Goals
        .Where(goal => goal.Unit == Times)
        .Select(goal => new Bar(goal.What, goal.Measured, goal.Wanted));

    private static IEnumerable<Bar> Share(StepOutcome outcome)
    {
        if (outcome.Report!.Answers.TryGetValue("fractionOfPeak", out JsonElement share) && share.ValueKind == JsonValueKind.Number)
        {
            string[] words = [.. outcome.Step.Arguments.Where(word => !word.StartsWith("--", StringComparison.Ordinal))];
            string threads = words[2] == "1" ? "1 thread" : $"{words[2]} threads";
            Goal? goal = outcome.Report.Goals.FirstOrDefault(goal => goal.Relation == GoalRelation.AtLeast);
            yield return new Bar($"{words[0]} {words[1]}, {threads}", share.GetDouble(), goal?.Wanted);
        }
    }
}
