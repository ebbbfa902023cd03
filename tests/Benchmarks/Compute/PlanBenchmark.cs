using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Threading;
using MbRlRobot.Benchmarks.Measuring;
using MbRlRobot.Benchmarks.Running;

namespace MbRlRobot.Benchmarks.Compute;

/// <summary>How long a decision takes: sampling, rollouts and all, by the product's own planner and engine.</summary>
internal sealed class PlanBenchmark : IBenchmark
{
    private const double UsualSeconds = 5;
    private const int Least = 5;
    private const double WarmUpShare = 0.2;

    private readonly Option<string> _config = WorkOptions.Config(Workload.Names);
    private readonly Option<int?> _threads = WorkOptions.Threads();
    private readonly Option<string?> _engine = new("--engine") { Description = "What rolls out: builtin, onnxruntime. [default: builtin]", HelpName = "NAME" };
    private readonly Option<double?> _seconds = WorkOptions.Seconds(UsualSeconds);

    /// <inheritdoc/>
    public string Name => "plan";

    /// <inheritdoc/>
    public string Measures => "How long a decision takes, and how near it comes to what the machine can do.";

    /// <inheritdoc/>
    public IReadOnlyList<Option> Options => [_config, _threads, _engine, _seconds];

    /// <inheritdoc/>
    public void Run(ParseResult parsed, Findings findings, IProgress<string> progress, CancellationToken cancellation)
    {
        Workload work = Workload.Of(parsed.GetRequiredValue(_config));
        int threads = parsed.GetValue(_threads) ?? Environment.ProcessorCount;
        string engine = parsed.GetValue(_engine) ?? "builtin";
        progress.Report("what the machine can do");
        double peak = PeakProbe.Gflops(Math.Min(threads, Environment.ProcessorCount), cancellation);
        progress.Report("decisions");
        PlanTimes times = Measure(work, engine, threads, parsed.GetValue(_seconds) ?? UsualSeconds, cancellation);
        findings.Set("config", work.Name);
        findings.Set("engine", engine);
        findings.Set("threads", threads);
        findings.Tell("config", work.Name);
        findings.Tell("engine", engine);
        findings.Tell("threads", threads);
        Tell(findings, work, times, peak);
    }

    private static void Tell(Findings findings, Workload work, PlanTimes plan, double peak)
    {
        Samples times = plan.Milliseconds;
        (double median, double least) = (times.Percentile(0.5), times.Percentile(double.Epsilon));
        double perSecond = plan.Candidates * work.CandidateEvaluations / median * 1e3;
        double gflops = plan.Evaluated / median * 1e3 * work.EvaluationOperations / 1e9;
        findings.Set("decisions", times.Count);
        findings.Set("evaluations", plan.Candidates * work.CandidateEvaluations);
        findings.Set("evaluated", plan.Evaluated);
        findings.Add("a decision", "median", median, "ms");
        findings.Add("a decision", "least", least, "ms");
        findings.Add("a decision", "99th percentile", times.Percentile(0.99), "ms");
        findings.Add("networks", "evaluations", perSecond, "/s");
        findings.Add("layers", "multiply-adds", gflops, "GFLOP/s");
        findings.Add("layers", "of what the machine can do", gflops / peak, "");
        findings.Add("a decision", "allocated", plan.Bytes, "bytes");
        PlanGoals.JudgeShare(findings, work.Name, plan.Threads, gflops / peak);
        if (work.Name == "robot")
        {
            PlanGoals.JudgeRobot(findings, median, times.Percentile(0.99), plan.Bytes);
        }

        foreach ((string name, double value) in ((string, double)[])[
            ("medianMs", median), ("minMs", least), ("p99Ms", times.Percentile(0.99)), ("evalsPerSecond", perSecond), ("gflops", gflops),
            ("peakGflops", peak), ("fractionOfPeak", gflops / peak), ("allocatedBytes", plan.Bytes)])
        {
            findings.Tell(name, value);
        }
    }

    private static PlanTimes Measure(
        Workload work, string engine, int threads, double seconds, CancellationToken cancellation)
    {
        using RepeatedDecision decision = new(work, engine, threads);
        Action make = decision.Make;
        Stopwatches.WarmUp(make, seconds * WarmUpShare, cancellation);
        Samples times = new(Stopwatches.Most);
        long evaluated = decision.Evaluations;
        long bytes = GC.GetTotalAllocatedBytes(precise: true);
        Stopwatches.Repeat(times, make, Least, seconds, cancellation);
        double allocated = (double)(GC.GetTotalAllocatedBytes(precise: true) - bytes) / times.Count;
        decision.ThrowIfCutShort();
        return new PlanTimes(threads, times, decision.Candidates, (decision.Evaluations - evaluated) / times.Count, allocated);
    }

    /// <summary>What was measured.</summary>
    /// <param name="Threads">The engine's threads.</param>
    /// <param name="Milliseconds">How long each decision took, ms.</param>
    /// <param name="Candidates">The candidates of a decision.</param>
    /// <param name="Evaluated">The networks that were run for one, those that particles share once.</param>
    /// <param name="Bytes">What one allocated, bytes, of all threads.</param>
    private readonly record struct PlanTimes(int Threads, Samples Milliseconds, long Candidates, long Evaluated, double Bytes);
}
