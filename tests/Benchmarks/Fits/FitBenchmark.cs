using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Linq;
using System.Threading;
using MbRlRobot.Benchmarks.Compute;
using MbRlRobot.Benchmarks.Measuring;
using MbRlRobot.Benchmarks.Running;
using MbRlRobot.CommandLine;

namespace MbRlRobot.Benchmarks.Fits;

/// <summary>How long an epoch of a fit takes: batches, gradients and optimiser of all members, by the product's own fitter.</summary>
internal sealed class FitBenchmark : IBenchmark
{
    private const double UsualSeconds = 10;
    private const int UsualTransitions = 10_000;
    private const int Rounds = 5;

    private readonly Option<string> _config = WorkOptions.Config(Workload.PeerNames);
    private readonly Option<int?> _threads = WorkOptions.Threads();
    private readonly Option<int?> _transitions = NumberOption.Create(
        "--transitions", $"How many rows to fit on. [default: {UsualTransitions}]", 1000, 10_000_000);

    private readonly Option<double?> _seconds = WorkOptions.Seconds(UsualSeconds);

    /// <inheritdoc/>
    public string Name => "fit";

    /// <inheritdoc/>
    public string Measures => "How long an epoch of a fit takes, and how near it comes to what the machine can do.";

    /// <inheritdoc/>
    public IReadOnlyList<Option> Options => [_config, _threads, _transitions, _seconds];

    /// <inheritdoc/>
    public void Run(ParseResult parsed, Findings findings, IProgress<string> progress, CancellationToken cancellation)
    {
        Workload work = Workload.Of(parsed.GetRequiredValue(_config));
        int threads = parsed.GetValue(_threads) ?? Environment.ProcessorCount;
        int transitions = parsed.GetValue(_transitions) ?? UsualTransitions;
        progress.Report("what the machine can do");
        double peak = PeakProbe.Gflops(Math.Min(threads, Environment.ProcessorCount), cancellation);
        progress.Report("warming up");
        FitRounds rounds = new(work, FitRows.Of(work, transitions), threads, cancellation);
        rounds.Prepare((parsed.GetValue(_seconds) ?? UsualSeconds) / Rounds);
        progress.Report($"{Rounds} pairs of fits");
        FitTimes[] times = [.. Enumerable.Range(0, Rounds).Select(_ => rounds.Round())];
        findings.Set("config", work.Name);
        findings.Set("threads", threads);
        findings.Set("transitions", transitions);
        findings.Set("members", work.TrainedMembers);
        findings.Tell("config", work.Name);
        findings.Tell("threads", threads);
        Tell(findings, work, times, peak);
    }

    /// <summary>Tells medians, and the least.</summary>
    /// <param name="findings">Takes them.</param>
    /// <param name="work">What was fitted.</param>
    /// <param name="times">How long the pairs of fits took.</param>
    /// <param name="peak">What the machine can do, GFLOP/s.</param>
    public static void Tell(Findings findings, Workload work, FitTimes[] times, double peak)
    {
        Samples epochs = Samples.Of(times.Select(time => time.EpochMilliseconds));
        (double median, double least) = (epochs.Percentile(0.5), epochs.Percentile(double.Epsilon));
        double rest = Samples.Of(times.Select(time => time.RestMilliseconds)).Percentile(0.5);
        double gflops = FitTimes.Gflops(work, median);
        findings.Add($"an epoch, {FitTimes.EpochSamples} samples for each member", "median", median, "ms");
        findings.Add($"an epoch, {FitTimes.EpochSamples} samples for each member", "least", least, "ms");
        findings.Add("samples, each by all members", "learned from", FitTimes.SamplesPerSecond(median), "/s");
        findings.Add("layers", "multiply-adds", gflops, "GFLOP/s");
        findings.Add("layers", "of what the machine can do", gflops / peak, "");
        findings.Add("a fit, beside its steps", "rows and scores", rest, "ms");
        foreach (FitTimes time in times)
        {
            findings.Add($"a whole fit, {time.LongSteps} steps", "took", time.LongSeconds, "s");
        }

        foreach ((string name, double value) in ((string, double)[])[
            ("members", work.TrainedMembers), ("msPerEpoch", median), ("minMsPerEpoch", least),
            ("samplesPerSecond", FitTimes.SamplesPerSecond(median)), ("gflops", gflops), ("peakGflops", peak),
            ("fractionOfPeak", gflops / peak), ("restMs", rest)])
        {
            findings.Tell(name, value);
        }
    }
}
