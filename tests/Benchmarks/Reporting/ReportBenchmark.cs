using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using MbRlRobot.Benchmarks.Running;
using MbRlRobot.CommandLine;

namespace MbRlRobot.Benchmarks.Reporting;

/// <summary>Runs the other commands and writes down what they found, with pictures.</summary>
internal sealed class ReportBenchmark : IBenchmark
{
    private const string FileName = "RESULTS.md";

    private readonly Option<string[]> _only = new("--only")
    {
        Description = "Only these commands. [default: all but ingest and push]",
        HelpName = "NAME",
        AllowMultipleArgumentsPerToken = true,
    };

    private readonly Option<bool> _all = new("--all") { Description = "Also ingest and push, which need mosquitto and many minutes." };
    private readonly Option<int?> _rounds = NumberOption.Create("--rounds", "How many rounds peers and growth make. [default: theirs]", 1, 1000);
    private readonly Option<string?> _out = new("--out") { Description = "Where to write. [default: tests/Benchmarks of this repository]", HelpName = "FOLDER" };

    public ReportBenchmark() => _only.AcceptOnlyFromAmong([.. ReportStep.All(1, null, isAll: true).Select(step => step.Command).Distinct()]);

    /// <inheritdoc/>
    public string Name => "report";

    /// <inheritdoc/>
    public string Measures => $"Everything: runs the other commands and writes {FileName}, with pictures.";

    /// <inheritdoc/>
    public IReadOnlyList<Option> Options => [_only, _all, _rounds, _out];

    /// <inheritdoc/>
    public void Run(ParseResult parsed, Findings findings, IProgress<string> progress, CancellationToken cancellation) =>
        RunAsync(parsed, findings, progress, cancellation).GetAwaiter().GetResult();

    /// <summary>Writes the report's files.</summary>
    /// <param name="outcomes">What came of the commands.</param>
    /// <param name="folder">Where.</param>
    /// <returns>The files.</returns>
    public static IReadOnlyList<string> Write(IReadOnlyList<StepOutcome> outcomes, string folder)
    {
        (string File, string Alternative, string Svg)[] pictures =
            [.. ReportPictures.Draw(outcomes).Select(picture => ($"results-{picture.Name}.svg", picture.Alternative, picture.Svg))];
        string text = ReportMarkdown.Write(outcomes, [.. pictures.Select(picture => (picture.File, picture.Alternative))]);
        (string File, string Text)[] files = [(FileName, text), .. pictures.Select(picture => (picture.File, picture.Svg))];
        Directory.CreateDirectory(folder);
        Array.ForEach(files, file => File.WriteAllText(Path.Combine(folder, file.File), file.Text));
        return [.. files.Select(file => Path.Combine(folder, file.File))];
    }

    private async Task RunAsync(ParseResult parsed, Findings findings, IProgress<string> progress, CancellationToken cancellation)
    {
        string? rounds = parsed.GetValue(_rounds)?.ToString(CultureInfo.InvariantCulture);
        string[] only = parsed.GetValue(_only) ?? [];
        bool isAll = parsed.GetValue(_all) || only.Length > 0;
        List<StepOutcome> outcomes = [];
        foreach (ReportStep step in ReportStep.All(Environment.ProcessorCount, rounds, isAll)
            .Where(step => only.Length == 0 || only.Contains(step.Command)))
        {
            progress.Report(step.Title);
            outcomes.Add(await StepRunner.RunAsync(step, cancellation));
            progress.Report(outcomes[^1].Failure ?? "done");
        }

        string folder = parsed.GetValue(_out) ?? Path.Combine(TestKit.Repository.Root, "tests", "Benchmarks");
        IReadOnlyList<string> files = Write(outcomes, folder);
        Tell(findings, outcomes, files);
    }

    private static void Tell(Findings findings, List<StepOutcome> outcomes, IReadOnlyList<string> files)
    {
        foreach (Goal goal in outcomes.SelectMany(outcome => outcome.Report?.Goals ?? []))
        {
            findings.Add(goal);
        }

        foreach (string file in files)
        {
            findings.Note(file);
        }

        string[] failed = [.. outcomes.Where(outcome => outcome.Failure is not null).Select(outcome => outcome.Step.Title)];
        if (failed.Length > 0)
        {
            throw new IOException($"{files[0]} is written, but these commands failed, as it says: {string.Join(", ", failed)}.");
        }
    }
}
