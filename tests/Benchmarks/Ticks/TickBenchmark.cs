using System;
using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using System.Threading;
using MbRlRobot.Benchmarks.Measuring;
using MbRlRobot.Benchmarks.Running;
using MbRlRobot.CommandLine;

namespace MbRlRobot.Benchmarks.Ticks;

/// <summary>What the control loop itself costs: everything but the robot, the plan and the wait.</summary>
internal sealed class TickBenchmark : IBenchmark
{
    private const int UsualPeriods = 200_000;
    private const double WarmUpSeconds = 0.5;
    private static readonly string[] Robots = ["cartpole", "pendulum", "arm2"];

    private readonly Option<int?> _periods = NumberOption.Create(
        "--periods", $"How many control periods to time of each robot. [default: {UsualPeriods}]", 1000, 400_000);

    /// <inheritdoc/>
    public string Name => "tick";

    /// <inheritdoc/>
    public string Measures => "What the control loop costs in a control period without a plan: read, estimate, judge, record, explore, gate, write.";

    /// <inheritdoc/>
    public IReadOnlyList<Option> Options => [_periods];

    /// <inheritdoc/>
    public void Run(ParseResult parsed, Findings findings, IProgress<string> progress, CancellationToken cancellation)
    {
        int periods = parsed.GetValue(_periods) ?? UsualPeriods;
        findings.Set("control periods", periods);
        foreach (string robot in Robots)
        {
            progress.Report(robot);
            string folder = MemoryFolder.Create("tick");
            try
            {
                using LongEpisode episode = new(robot, folder);
                Measure(findings, robot, episode, periods, cancellation);
            }
            finally
            {
                Directory.Delete(folder, recursive: true);
            }
        }
    }

    private static void Measure(Findings findings, string robot, LongEpisode episode, int periods, CancellationToken cancellation)
    {
        Action tick = episode.Tick;
        Stopwatches.WarmUp(tick, WarmUpSeconds, cancellation);
        Samples times = new(periods);
        long bytes = GC.GetAllocatedBytesForCurrentThread();
        for (int period = 0; period < periods; period++)
        {
            times.Add(Stopwatches.Milliseconds(tick) * 1e6);
        }

        bytes = GC.GetAllocatedBytesForCurrentThread() - bytes;
        if (!episode.IsRunning)
        {
            throw new IOException($"The episode of the {robot} ended while it was timed.");
        }

        foreach ((string quantity, double share) in new[] { ("p50", 0.5), ("p99", 0.99), ("p99.9", 0.999), ("max", 1) })
        {
            findings.Add($"{robot}, the loop in a control period", quantity, times.Percentile(share), "ns");
        }

        findings.AtMost($"{robot}: allocated in {periods} control periods", bytes, 0, "bytes");
        findings.Tell($"{robot}P50Ns", times.Percentile(0.5));
        findings.Tell($"{robot}P99Ns", times.Percentile(0.99));
    }
}
