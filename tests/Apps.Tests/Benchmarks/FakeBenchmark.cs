using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Threading;
using MbRlRobot.Benchmarks.Running;
using MbRlRobot.CommandLine;

namespace MbRlRobot.Apps.Tests.Benchmarks;

/// <summary>A benchmark that finds what its options say.</summary>
internal sealed class FakeBenchmark : IBenchmark
{
    private readonly Option<double?> _milliseconds = NumberOption.Create("--milliseconds", "What it took.", 0.0, 1e6);

    public string Name => "fake";

    public string Measures => "Nothing.";

    public IReadOnlyList<Option> Options => [_milliseconds];

    public static CommandRun Of(params string[] arguments) => CommandRun.Of(
        (args, output, error) => CommandLineApp.Run(
            new RootCommand { BenchmarkCommand.Create(new FakeBenchmark(), mustBeOptimised: false) }, args, output, error),
        ["fake", .. arguments]);

    public void Run(ParseResult parsed, Findings findings, IProgress<string> progress, CancellationToken cancellation)
    {
        double took = parsed.GetValue(_milliseconds) ?? double.NaN;
        progress.Report("measuring");
        findings.Set("repetitions", 3);
        findings.Add("the fake", "p50", took, "ms");
        findings.Add("the fake", "rate", 1_234_567, "rows/s");
        findings.AtMost("the time", took, 10, "ms");
        findings.AtLeast("the rate", 1_234_567, 1e6, "rows/s");
        findings.Note("It is no benchmark.");
        findings.Tell("milliseconds", took);
    }
}
