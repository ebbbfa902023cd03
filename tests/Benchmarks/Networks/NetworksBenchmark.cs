using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Threading;
using MbRlRobot.Benchmarks.Compute;
using MbRlRobot.Benchmarks.Measuring;
using MbRlRobot.Benchmarks.Running;
using MbRlRobot.CommandLine;
using MbRlRobot.Rollouts;

namespace MbRlRobot.Benchmarks.Networks;

/// <summary>How long another runtime takes for a decision's networks alone: less than a decision by it can ever take.</summary>
internal sealed class NetworksBenchmark : IBenchmark
{
    private const double UsualSeconds = 5;
    private const int Least = 5;
    private const int MostRows = 1_000_000;

    private readonly Option<string> _config = WorkOptions.Config(Workload.PeerNames);
    private readonly Option<string> _engine = new("--engine")
    {
        Description = $"What computes the networks: {OnnxNetworks.Engine}.",
        HelpName = "NAME",
        DefaultValueFactory = _ => OnnxNetworks.Engine,
    };

    private readonly Option<int?> _threads = WorkOptions.Threads();
    private readonly Option<int?> _rows = NumberOption.Create(
        "--rows", "The most rows of a member in a run. [default: all of a thread's]", 1, MostRows);

    private readonly Option<double?> _seconds = WorkOptions.Seconds(UsualSeconds);

    public NetworksBenchmark() => _engine.AcceptOnlyFromAmong(OnnxNetworks.Engine);

    /// <inheritdoc/>
    public string Name => "networks";

    /// <inheritdoc/>
    public string Measures => "How long another runtime takes for the networks of a decision alone: no sampling, no rewards.";

    /// <inheritdoc/>
    public IReadOnlyList<Option> Options => [_config, _engine, _threads, _rows, _seconds];

    /// <inheritdoc/>
    public void Run(ParseResult parsed, Findings findings, IProgress<string> progress, CancellationToken cancellation)
    {
        Workload work = Workload.Of(parsed.GetRequiredValue(_config));
        int threads = parsed.GetValue(_threads) ?? Environment.ProcessorCount;
        using IBatchNetwork network = OnnxNetworks.Open(work);
        progress.Report("what the machine can do");
        double peak = PeakProbe.Gflops(Math.Min(threads, Environment.ProcessorCount), cancellation);
        using NetworkCalls calls = new(work, network, threads, parsed.GetValue(_rows) ?? MostRows);
        progress.Report("networks");
        Samples times = Stopwatches.Repeat(calls.Decide, Least, parsed.GetValue(_seconds) ?? UsualSeconds, cancellation);
        findings.Set("config", work.Name);
        findings.Set("engine", $"{OnnxNetworks.Engine} ({OnnxNetworks.Version})");
        findings.Set("threads", threads);
        findings.Set("rows of a member in a run", calls.Rows);
        findings.Set("runs", calls.Runs);
        findings.Tell("config", work.Name);
        findings.Tell("engine", OnnxNetworks.Engine);
        findings.Tell("version", OnnxNetworks.Version);
        findings.Tell("threads", threads);
        Tell(findings, work, times, peak);
    }

    private static void Tell(Findings findings, Workload work, Samples times, double peak)
    {
        (double median, double least) = (times.Percentile(0.5), times.Percentile(double.Epsilon));
        double perSecond = (double)work.Robot.Planner.Population * work.Robot.Planner.Iterations * work.CandidateEvaluations / median * 1e3;
        double gflops = perSecond * work.EvaluationOperations / 1e9;
        findings.Add("the networks of a decision", "median", median, "ms");
        findings.Add("the networks of a decision", "least", least, "ms");
        findings.Add("networks", "evaluated", perSecond, "/s");
        findings.Add("layers", "multiply-adds", gflops, "GFLOP/s");
        findings.Add("layers", "of what the machine can do", gflops / peak, "");
        foreach ((string name, double value) in ((string, double)[])[
            ("medianMs", median), ("minMs", least), ("evalsPerSecond", perSecond), ("gflops", gflops), ("peakGflops", peak),
            ("fractionOfPeak", gflops / peak)])
        {
            findings.Tell(name, value);
        }
    }
}
