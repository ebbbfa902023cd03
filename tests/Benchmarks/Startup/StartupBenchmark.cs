using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using MbRlRobot.Benchmarks.Ingest;
using MbRlRobot.Benchmarks.Measuring;
using MbRlRobot.Benchmarks.Running;
using MbRlRobot.CommandLine;
using MbRlRobot.TestKit.Brokers;

namespace MbRlRobot.Benchmarks.Startup;

/// <summary>How soon a robot moves, how much memory its processes take, how long what is published is.</summary>
internal sealed class StartupBenchmark : IBenchmark
{
    private const int UsualStarts = 5;
    private const string Plain = "without ReadyToRun";
    private const string Published = "as published";

    private readonly Option<int?> _starts = NumberOption.Create(
        "--starts", $"How often each is started, in turns. [default: {UsualStarts}]", 1, 1000);

    /// <inheritdoc/>
    public string Name => "startup";

    /// <inheritdoc/>
    public string Measures => "How soon a published robot moves, how much memory run and link take, how long the published programs are.";

    /// <inheritdoc/>
    public IReadOnlyList<Option> Options => [_starts];

    /// <inheritdoc/>
    public void Run(ParseResult parsed, Findings findings, IProgress<string> progress, CancellationToken cancellation)
    {
        int starts = parsed.GetValue(_starts) ?? UsualStarts;
        findings.Set("starts", starts);
        using Publisher publisher = new();
        progress.Report("publishing mbrl-controller, twice, and mbrl-trainer");
        PublishedProgram plain = publisher.Publish("controller/App", "mbrl-controller", isReadyToRun: false, cancellation);
        PublishedProgram published = publisher.Publish("controller/App", "mbrl-controller", isReadyToRun: true, cancellation);
        PublishedProgram trainer = publisher.Publish("trainer/App", "mbrl-trainer", isReadyToRun: true, cancellation);
        if (!publisher.HasReadyToRun)
        {
            findings.Note("No package source has what compiling ahead of time takes: both were published without it.");
        }

        Start([(Plain, plain), (Published, published)], starts, findings, progress, cancellation);
        TakeMemoryAsync(published, starts, findings, progress, cancellation).GetAwaiter().GetResult();
        findings.Add($"mbrl-controller {Plain}", "published", plain.Megabytes, "MB");
        findings.Add($"mbrl-controller {Published}", "published", published.Megabytes, "MB");
        findings.Add($"mbrl-trainer {Published}", "published", trainer.Megabytes, "MB");
    }

    private static void Start(
        (string Name, PublishedProgram Program)[] programs, int starts, Findings findings, IProgress<string> progress, CancellationToken cancellation)
    {
        List<(string Name, FirstAction Action, double Check)> all = [];
        for (int start = 0; start < starts; start++)
        {
            foreach ((string name, PublishedProgram program) in programs)
            {
                all.Add((name, FirstAction.Of(program, cancellation), Check(program, cancellation)));
                progress.Report(FormattableString.Invariant($"start {start + 1} {name}: moves after {all[^1].Action.Milliseconds:F0} ms"));
            }
        }

        foreach (var each in all.GroupBy(start => start.Name))
        {
            Add(findings, $"run {each.Key}", "to the first action", each.Select(start => start.Action.Milliseconds), "ms");
            Add(findings, $"run {each.Key}", "to the first action, of one core", each.Select(start => start.Action.CoreMilliseconds), "ms");
            Add(findings, $"run {each.Key}", "to the end of an episode", each.Select(start => start.Action.EpisodeMilliseconds), "ms");
            Add(findings, $"check {each.Key}", "from start to end", each.Select(start => start.Check), "ms");
        }
    }

    /// <summary>How long a short command takes from its start to its end, ms.</summary>
    private static double Check(PublishedProgram program, CancellationToken cancellation)
    {
        using StartedProgram started = new(program, cancellation, "check", "--robot", program.Robot("cartpole"));
        started.WaitForEnd();
        cancellation.ThrowIfCancellationRequested();
        return started.Milliseconds;
    }

    private static async Task TakeMemoryAsync(
        PublishedProgram program, int starts, Findings findings, IProgress<string> progress, CancellationToken cancellation)
    {
        await using MosquittoBroker? broker = MosquittoBroker.SkipReason is null
            ? await MosquittoBroker.StartAsync(new MosquittoSettings { Lines = ShippedLimits.Read() })
            : null;
        if (broker is null)
        {
            findings.Note($"The memory of link was not measured: {MosquittoBroker.SkipReason}");
        }

        List<StartedRobot> robots = [];
        for (int start = 0; start < starts; start++)
        {
            progress.Report($"memory of a robot that moves in real time, {start + 1}");
            string? address = broker is null ? null : FormattableString.Invariant($"mqtt://127.0.0.1:{broker.Port}");
            robots.Add(await StartedRobot.LookAsync(program, address, cancellation));
        }

        Add(findings, "run", "memory, settled", robots.Select(robot => robot.RunSettled), "MB");
        Add(findings, "run", "memory, at most", robots.Select(robot => robot.RunPeak), "MB");
        Add(findings, "link", "memory, settled", robots.Select(robot => robot.LinkSettled), "MB");
        Add(findings, "link", "memory, at most", robots.Select(robot => robot.LinkPeak), "MB");
    }

    private static void Add(Findings findings, string subject, string quantity, IEnumerable<double> values, string unit)
    {
        double[] all = [.. values];
        Samples samples = new(all.Length);
        all.ToList().ForEach(samples.Add);
        findings.Add(subject, $"{quantity}, median", samples.Percentile(0.5), unit);
        findings.Add(subject, $"{quantity}, least", samples.Percentile(double.Epsilon), unit);
    }
}
