using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Threading;
using MbRlRobot.Adapters;
using MbRlRobot.Benchmarks.Running;
using MbRlRobot.CommandLine;
using MbRlRobot.TrainerApp;

namespace MbRlRobot.Benchmarks.Ingest;

/// <summary>How many rows a second go from robots through a broker into a trainer's store, and how long acknowledgements take.</summary>
internal sealed class IngestBenchmark : IBenchmark
{
    private const int UsualRobots = 20;
    private const int UsualSeconds = 60;

    private readonly Option<int?> _robots = NumberOption.Create(
        "--robots", $"How many robots send at once. [default: {UsualRobots}]", 1, 500);

    private readonly Option<int?> _seconds = NumberOption.Create(
        "--seconds", $"How long they send. [default: {UsualSeconds}]", 1, 3600);

    private readonly Option<double?> _rate = NumberOption.Create(
        "--rate", "Rows that each robot records in a second. [default: as fast as acknowledgements come]", 0.1, 1e6);

    private readonly Option<bool> _fit = new("--during-fit") { Description = "Let the trainer fit all the while." };

    private readonly Option<string?> _bus = new("--bus")
    {
        Description = "The message bus of trainer and robots; the preferred one that is there unless given.",
        HelpName = "NAME",
    };

    /// <inheritdoc/>
    public string Name => "ingest";

    /// <inheritdoc/>
    public string Measures => "How many rows a second go from robots through mosquitto into the store of mbrl-trainer serve.";

    /// <inheritdoc/>
    public IReadOnlyList<Option> Options => [_robots, _seconds, _rate, _fit, _bus];

    /// <inheritdoc/>
    public void Run(ParseResult parsed, Findings findings, IProgress<string> progress, CancellationToken cancellation)
    {
        IngestSettings settings = new(
            parsed.GetValue(_robots) ?? UsualRobots,
            parsed.GetValue(_seconds) ?? UsualSeconds,
            parsed.GetValue(_rate) ?? double.PositiveInfinity,
            parsed.GetValue(_fit),
            parsed.GetValue(_bus) ?? TrainerProgram.Adapters().MessageBuses.Default?.Name ?? MessageBuses.InProcess);
        findings.Set("robots", settings.Robots);
        findings.Set("seconds", settings.Seconds);
        findings.Set("rows/s of a robot", double.IsFinite(settings.RowsPerSecond) ? settings.RowsPerSecond : "as acknowledged");
        findings.Set("message bus", settings.Bus);
        findings.Set("fitting", settings.IsDuringFit ? "all the while" : "no");
        IngestOutcome outcome = new IngestRun(settings, progress).RunAsync(cancellation).GetAwaiter().GetResult();
        IngestFindings.Tell(settings, outcome, findings);
    }
}
