using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Threading;
using MbRlRobot.Benchmarks.Measuring;
using MbRlRobot.Benchmarks.Running;
using MbRlRobot.CommandLine;

namespace MbRlRobot.Benchmarks.Record;

/// <summary>What recording costs the control loop: time, memory, and calls of the system.</summary>
internal sealed class RecordBenchmark : IBenchmark
{
    private const int UsualPeriods = 500_000;
    private const double WarmUpSeconds = 1;
    private static readonly int[] States = [4, 10];

    private readonly Option<int?> _periods = NumberOption.Create(
        "--periods", $"How many control periods to record. [default: {UsualPeriods}]", 1000, 10_000_000);

    /// <inheritdoc/>
    public string Name => "record";

    /// <inheritdoc/>
    public string Measures => "What recording into the ring costs the control loop.";

    /// <inheritdoc/>
    public IReadOnlyList<Option> Options => [_periods];

    /// <inheritdoc/>
    public void Run(ParseResult parsed, Findings findings, IProgress<string> progress, CancellationToken cancellation)
    {
        int periods = parsed.GetValue(_periods) ?? UsualPeriods;
        findings.Set("periods", periods);
        string memory = MemoryFolder.Create("record");
        try
        {
            Time(findings, "the clock itself", () => { }, periods);
            foreach (int states in States)
            {
                cancellation.ThrowIfCancellationRequested();
                progress.Report($"{states} states");
                Measure(findings, states, periods, memory);
            }

            progress.Report("system calls");
            Trace(findings, memory);
        }
        finally
        {
            Directory.Delete(memory, recursive: true);
        }
    }

    private static void Measure(Findings findings, int states, int periods, string folder)
    {
        using RecordedLoop loop = new(states, folder);
        WarmUp(loop);
        string call = string.Create(CultureInfo.InvariantCulture, $"{states} states, the record call");
        string period = string.Create(CultureInfo.InvariantCulture, $"{states} states, all of a control period");
        Time(findings, call, loop.Step, periods);
        Time(findings, period, loop.Period, periods);
        Count(findings, period, loop, periods);
        if (loop.Warning is { } warning)
        {
            findings.Note(warning);
        }
    }

    private static void Count(Findings findings, string subject, RecordedLoop loop, int periods)
    {
        _ = ThreadUsage.Look();
        long bytes = GC.GetAllocatedBytesForCurrentThread();
        ThreadUsage before = ThreadUsage.Look();
        long began = Stopwatch.GetTimestamp();
        Repeat(loop, periods);
        double nanoseconds = Stopwatch.GetElapsedTime(began).TotalNanoseconds;
        ThreadUsage usage = ThreadUsage.Look().Since(before);
        bytes = GC.GetAllocatedBytesForCurrentThread() - bytes;
        findings.Add(subject, "mean, without the clock", nanoseconds / periods, "ns");
        findings.Add(subject, "times that another thread got the core", usage.Preemptions, "");
        findings.AtMost($"{subject}: allocated in {periods} of them", bytes, 0, "bytes");
        findings.AtMost($"{subject}: page faults in {periods} of them", usage.PageFaults, 0, "");
        findings.AtMost($"{subject}: times that the thread waited in {periods} of them", usage.Waits, 0, "");
    }

    private static void Time(Findings findings, string subject, Action call, int calls)
    {
        double nanosecondsPerTick = 1e9 / Stopwatch.Frequency;
        Samples samples = new(calls);
        for (int index = 0; index < calls; index++)
        {
            long began = Stopwatch.GetTimestamp();
            call();
            samples.Add((Stopwatch.GetTimestamp() - began) * nanosecondsPerTick);
        }

        foreach ((string quantity, double share) in new[] { ("p50", 0.5), ("p99", 0.99), ("p99.9", 0.999), ("max", 1) })
        {
            findings.Add(subject, quantity, samples.Percentile(share), "ns");
        }
    }

    private static void Repeat(RecordedLoop loop, int periods)
    {
        for (int period = 0; period < periods; period++)
        {
            loop.Period();
        }
    }

    /// <summary>Until the runtime has compiled everything as well as it can.</summary>
    private static void WarmUp(RecordedLoop loop)
    {
        long began = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(began).TotalSeconds < WarmUpSeconds)
        {
            Repeat(loop, 1000);
        }
    }

    private static void Trace(Findings findings, string folder)
    {
        double calls = SystemCallTrace.Count(folder, out string? problem);
        if (problem is null)
        {
            findings.AtMost($"system calls of the thread in {TracedRecorder.Periods} control periods (strace)", calls, 0, "");
        }
        else
        {
            findings.Note($"System calls were not counted: {problem}.");
        }
    }
}
