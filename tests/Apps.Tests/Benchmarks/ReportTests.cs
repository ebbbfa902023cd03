using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Xml.Linq;
using MbRlRobot.Benchmarks;
using MbRlRobot.Benchmarks.Reporting;
using MbRlRobot.Benchmarks.Running;
using Xunit;

namespace MbRlRobot.Apps.Tests.Benchmarks;

public sealed class ReportTests
{
    private static readonly StepOutcome Peers = Outcome(
        ["peers"],
        """
        "torch": "1.13 (libopenblas)", "onnxRuntime": "",
        "goals": [ { "what": "plan S: torch tuned / ours", "measured": 4.25, "relation": "atLeast", "wanted": 4, "unit": "times", "isMet": true },
                   { "what": "fit <S> & co", "measured": 2.5, "relation": "atLeast", "wanted": 3, "unit": "times", "isMet": false } ]
        """);

    private static readonly StepOutcome Plan = Outcome(
        ["plan", "--config", "M", "--threads", "1"],
        """
        "fractionOfPeak": 0.5,
        "settings": [ { "name": "decisions", "value": "12" } ],
        "figures": [ { "subject": "a decision", "quantity": "median", "value": 1234.25, "unit": "ms" } ],
        "goals": [ { "what": "M: one thread's share of the peak", "measured": 0.5, "relation": "atLeast", "wanted": 0.85, "unit": "", "isMet": false } ]
        """);

    private static readonly StepOutcome Growth = Outcome(
        ["growth"],
        """
        "figures": [ { "subject": "horizon x 1", "quantity": "over linear", "value": 1, "unit": "" },
                     { "subject": "horizon x 16", "quantity": "over linear", "value": 0.9, "unit": "" },
                     { "subject": "horizon x 16", "quantity": "took", "value": 99, "unit": "ms" } ],
        "notes": [ "A note | with a bar." ]
        """);

    private static readonly StepOutcome Failed = new(new ReportStep(["tick"]), null, "tick ended with 1: no robot");

    [Fact]
    public void Tells_machine_goals_and_every_figure_by_its_command()
    {
        string text = ReportMarkdown.Write([Peers, Plan, Growth, Failed], [("a.svg", "A picture")]);
        string[] expected =
        [
            "| machine | AMD EPYC, 2 cores, 512-bit vectors |", "| PyTorch | 1.13 (libopenblas) |", "| ONNX Runtime | not compared with |",
            "1 of 3 are met.", "| met | plan S: torch tuned / ours | 4.25 times | at least 4 times |",
            "| **missed** | M: one thread's share of the peak | 0.5 | at least 0.85 |", "![A picture](a.svg)",
            "## `plan --config M --threads 1`", "decisions 12; load 0.5 before, 1.5 after", "| a decision | median | 1,234 | ms |",
            "## `tick`\n\nNot measured: tick ended with 1: no robot\n", "A note | with a bar.",
        ];
        Assert.All(expected, part => Assert.Contains(part, text, StringComparison.Ordinal));
        Assert.DoesNotContain("\n\n\n", text, StringComparison.Ordinal);
        Assert.EndsWith("no robot\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Draws_a_picture_of_each_kind_that_was_measured()
    {
        Assert.Equal(["ratios", "peak", "growth"], ReportPictures.Draw([Peers, Plan, Growth, Failed]).Select(picture => picture.Name));
        Assert.Equal(["growth"], ReportPictures.Draw([Growth]).Select(picture => picture.Name));
        Assert.Empty(ReportPictures.Draw([Failed]));
        Assert.Contains("plan M, 1 thread", ReportPictures.Draw([Plan]).Single().Svg, StringComparison.Ordinal);
    }

    [Fact]
    public void Draws_bars_as_long_as_their_numbers_and_marks_what_is_wanted()
    {
        Bar[] bars = [new("one", 1, 2), new("two <&>", 4, 2), new("none", double.NaN)];
        XElement svg = XDocument.Parse(BarChart.Draw("title", "how", " times", bars)).Root!;
        XNamespace space = svg.Name.Namespace;
        double[] lengths = [.. svg.Elements(space + "rect").Skip(1).Select(box => (double)box.Attribute("width")!)];
        Assert.Equal((4 * lengths[0], 0.0), (lengths[1], lengths[2]));
        string[] colours = [.. svg.Elements(space + "rect").Skip(1).Take(2).Select(box => (string)box.Attribute("fill")!)];
        Assert.NotEqual(colours[0], colours[1]);
        XElement[] marks = [.. svg.Elements(space + "line")];
        Assert.Equal(2, marks.Length);
        double left = (double)svg.Elements(space + "rect").Skip(1).First().Attribute("x")!;
        Assert.All(marks, mark => Assert.Equal(left + (lengths[1] / 2), (double)mark.Attribute("x1")!, 0.02));
        string[] texts = [.. svg.Elements(space + "text").Select(text => text.Value)];
        Assert.Equal(["title", "how", "one", "1 times", "two <&>", "4 times", "none", "not measured"], texts);
    }

    [Fact]
    public void Draws_nothing_of_nothing() =>
        Assert.Equal(1, XDocument.Parse(BarChart.Draw("t", "s", "", [])).Root!.Elements().Count(element => element.Name.LocalName == "rect"));

    [Fact]
    public void Writes_its_files_and_links_the_pictures()
    {
        string folder = Directory.CreateTempSubdirectory("mbrl-report-").FullName;
        try
        {
            IReadOnlyList<string> files = ReportBenchmark.Write([Peers, Growth], folder);
            Assert.Equal(["RESULTS.md", "results-ratios.svg", "results-growth.svg"], files.Select(Path.GetFileName));
            string text = File.ReadAllText(files[0]);
            Assert.All(files.Skip(1), file => Assert.Contains($"]({Path.GetFileName(file)})", text, StringComparison.Ordinal));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Theory]
    [InlineData(2, false, 17, "peak,plan,fit,peers,growth,tick,record,codec,load")]
    [InlineData(1, false, 14, "peak,plan,fit,peers,growth,tick,record,codec,load")]
    [InlineData(2, true, 21, "peak,plan,fit,peers,growth,tick,record,codec,load,ingest,push")]
    public void Runs_each_command(int cores, bool isAll, int count, string commands)
    {
        IReadOnlyList<ReportStep> steps = ReportStep.All(cores, "3", isAll);
        Assert.Equal((count, commands), (steps.Count, string.Join(',', steps.Select(step => step.Command).Distinct())));
        Assert.Equal("peers --rounds 3", steps.Single(step => step.Command == "peers").Title);
        Assert.Equal($"plan --config robot --threads {cores}", steps.Single(step => step.Times == 5).Title);
    }

    [Fact]
    public void Refuses_a_command_that_it_does_not_run() =>
        Assert.Equal(2, BenchmarkProgram.Run(["report", "--only", "startup"], new StringWriter(), new StringWriter()));

    private static StepOutcome Outcome(string[] arguments, string json)
    {
        string whole = $$"""
            {
              "benchmark": "{{arguments[0]}}", "measures": "Something.",
              "surroundings": { "measuredUtc": "2026-01-02T03:04:05Z", "version": "0.1.0", "loadBefore": 0.5, "loadAfter": 1.5,
                "machine": { "operatingSystem": "Debian", "architecture": "x64", "processor": "AMD EPYC", "cores": 2, "vectorBits": 512,
                  "features": [], "memoryBytes": 1, "dotNet": ".NET 10.0.12" } },
              {{(json.Contains("\"settings\"", StringComparison.Ordinal) ? "" : "\"settings\": [],")}}
              {{(json.Contains("\"figures\"", StringComparison.Ordinal) ? "" : "\"figures\": [],")}}
              {{(json.Contains("\"goals\"", StringComparison.Ordinal) ? "" : "\"goals\": [],")}}
              {{(json.Contains("\"notes\"", StringComparison.Ordinal) ? "" : "\"notes\": [],")}}
              {{json}}
            }
            """;
        return new(new ReportStep(arguments), JsonSerializer.Deserialize(whole, BenchmarkJsonContext.Default.BenchmarkReport), null);
    }
}
