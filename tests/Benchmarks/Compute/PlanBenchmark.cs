using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading;
using MbRlRobot.Benchmarks.Measuring;
using MbRlRobot.Benchmarks.Running;
using MbRlRobot.ControllerApp;
using MbRlRobot.Loop;
using MbRlRobot.Onnx;
using MbRlRobot.Planning;
using MbRlRobot.Ports;
using MbRlRobot.Robots;

namespace MbRlRobot.Benchmarks.Compute;

/// <summary>How long a decision takes: sampling, rollouts and all, by the product's own planner and engine.</summary>
internal sealed class PlanBenchmark : IBenchmark
{
    private const double UsualSeconds = 5;
    private const int Least = 5;
    private const int Most = 100_000;

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
        double gflops = perSecond * work.EvaluationOperations / 1e9;
        findings.Set("decisions", times.Count);
        findings.Set("evaluations", plan.Candidates * work.CandidateEvaluations);
        findings.Add("a decision", "median", median, "ms");
        findings.Add("a decision", "least", least, "ms");
        findings.Add("a decision", "99th percentile", times.Percentile(0.99), "ms");
        findings.Add("networks", "evaluated", perSecond, "/s");
        findings.Add("layers", "multiply-adds", gflops, "GFLOP/s");
        findings.Add("layers", "of what the machine can do", gflops / peak, "");
        findings.Add("a decision", "allocated", plan.Bytes, "bytes");
        foreach ((string name, double value) in ((string, double)[])[
            ("medianMs", median), ("minMs", least), ("p99Ms", times.Percentile(0.99)), ("evalsPerSecond", perSecond), ("gflops", gflops),
            ("peakGflops", peak), ("fractionOfPeak", gflops / peak), ("allocatedBytes", plan.Bytes)])
        {
            findings.Tell(name, value);
        }
    }

    private static PlanTimes Measure(
        Workload work, string engineName, int threads, double seconds, CancellationToken cancellation)
    {
        RobotDescription robot = work.Robot;
        byte[] onnx = OnnxModelWriter.Write(work.Model, robot);
        using IRolloutEngine engine = ControllerProgram.Adapters().RolloutEngines.Find(engineName)(new RolloutSetup(
            robot, onnx, PlannerFactory.MaximumCandidates(robot.Planner), threads, new Dictionary<string, string>()));
        Decision decision = new(robot, PlannerFactory.Create(robot, engine, seed: 1, new MonotonicLoopClock()));
        for (int warmUp = 0; warmUp < Least; warmUp++)
        {
            decision.Make();
        }

        Samples times = new(Most);
        long bytes = GC.GetTotalAllocatedBytes(precise: true);
        long began = Stopwatch.GetTimestamp();
        while (times.Count < Most && (times.Count < Least || Stopwatch.GetElapsedTime(began).TotalSeconds < seconds))
        {
            cancellation.ThrowIfCancellationRequested();
            long start = Stopwatch.GetTimestamp();
            decision.Make();
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        double allocated = (double)(GC.GetTotalAllocatedBytes(precise: true) - bytes) / times.Count;
        ThrowIfCutShort(work, decision.Last);
        return new PlanTimes(times, decision.Last.Candidates, allocated);
    }

    /// <summary>A particle that is done early is not rolled on: then fewer networks were evaluated than are counted.</summary>
    private static void ThrowIfCutShort(Workload work, PlanResult last)
    {
        if (!last.IsUsable || last.NonFinite > 0 || (work.AliveReturn is { } alive && Math.Abs(last.Return - alive) > 1e-6))
        {
            throw new IOException($"Not all rollouts went to the horizon: {last}.");
        }
    }

    /// <summary>What was measured.</summary>
    /// <param name="Milliseconds">How long each decision took, ms.</param>
    /// <param name="Candidates">The candidates of a decision.</param>
    /// <param name="Bytes">What one allocated, bytes, of all threads.</param>
    private readonly record struct PlanTimes(Samples Milliseconds, long Candidates, double Bytes);

    /// <summary>The same decision again and again, each with random numbers of its own.</summary>
    private sealed class Decision(RobotDescription robot, IPlanner planner)
    {
        private readonly float[] _state = [.. Enumerable.Repeat(0.01f, robot.State.Count)];
        private readonly float[] _previous = new float[robot.Action.Count];
        private readonly float[] _parameters = [.. robot.Parameters.Select(parameter => (float)parameter.Default)];
        private readonly float[] _sequence = new float[planner.Horizon * planner.ActionDimension];
        private ulong _tick;

        public PlanResult Last { get; private set; }

        public void Make() =>
            Last = planner.Plan(new PlanRequest(_state, _previous, _parameters, 0, _tick++, executedSteps: 1), _sequence);
    }
}
