using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Threading;
using MbRlRobot.Benchmarks.Rows;
using MbRlRobot.Benchmarks.Running;
using MbRlRobot.CommandLine;
using MbRlRobot.Transitions;
using MbRlRobot.Transitions.Batches;

namespace MbRlRobot.Benchmarks.Codec;

/// <summary>How fast batches of transitions become messages and messages batches, on one thread, and how long the messages are.</summary>
internal sealed class CodecBenchmark : IBenchmark
{
    private const double UsualSeconds = 2;
    private const double WarmUpShare = 0.5;
    private static readonly (int States, int Actions)[] Shapes = [(4, 1), (10, 5)];

    private readonly Option<double?> _seconds = NumberOption.Create(
        "--seconds", $"How long to measure each. [default: {UsualSeconds}]", 0.1, 600);

    /// <inheritdoc/>
    public string Name => "codec";

    /// <inheritdoc/>
    public string Measures => "How fast batches of transitions are written and read, and how long they are.";

    /// <inheritdoc/>
    public IReadOnlyList<Option> Options => [_seconds];

    /// <inheritdoc/>
    public void Run(ParseResult parsed, Findings findings, IProgress<string> progress, CancellationToken cancellation)
    {
        double seconds = parsed.GetValue(_seconds) ?? UsualSeconds;
        findings.Set("seconds", seconds);
        foreach ((int states, int actions) in Shapes)
        {
            cancellation.ThrowIfCancellationRequested();
            string subject = string.Create(CultureInfo.InvariantCulture, $"{states} states, {actions} actions");
            progress.Report(subject);
            Measure(findings, subject, new TransitionSchema(new string('c', 64), states, actions, 0), seconds);
        }
    }

    private static void Measure(Findings findings, string subject, TransitionSchema schema, double seconds)
    {
        int count = TransitionBatchBuilder.RowsPerMessage(schema);
        SimulatedRows source = new(schema, "benchmark", epoch: 1, controlPeriod: 0.02);
        Transition[] rows = [.. Enumerable.Range(0, count).Select(_ => source.Take())];
        TransitionBatchBuilder builder = new(schema);
        byte[] message = Write(builder, rows);
        findings.Add(subject, "rows in a full message", count, "");
        findings.Add(subject, "message", (double)message.Length / count, "bytes/row");
        findings.Add(subject, "numbers as float32", sizeof(float) * ((2 * schema.StateDimension) + schema.ActionDimension), "bytes/row");
        Time(findings, subject, "write", () => Write(builder, rows).Length, count, seconds);
        Time(findings, subject, "read", () => TransitionBatchReader.Read(message, "benchmark").Batch!.Count, count, seconds);
    }

    /// <summary>What the link does with rows that it has: collect, build, write.</summary>
    private static byte[] Write(TransitionBatchBuilder builder, Transition[] rows)
    {
        foreach (Transition row in rows)
        {
            builder.TryAdd(row);
        }

        return TransitionBatchWriter.Write(builder.Build());
    }

    private static void Time(Findings findings, string subject, string quantity, Func<int> work, int rows, double seconds)
    {
        Repeat(work, seconds * WarmUpShare);
        long bytes = GC.GetAllocatedBytesForCurrentThread();
        (long runs, double took) = Repeat(work, seconds);
        bytes = GC.GetAllocatedBytesForCurrentThread() - bytes;
        findings.Add(subject, quantity, runs * rows / took, "rows/s");
        findings.Add(subject, $"{quantity}, allocated", (double)bytes / (runs * rows), "bytes/row");
    }

    private static (long Runs, double Seconds) Repeat(Func<int> work, double seconds)
    {
        long began = Stopwatch.GetTimestamp();
        long runs = 0;
        double took;
        do
        {
            runs += work() > 0 ? 1 : 0;
            took = Stopwatch.GetElapsedTime(began).TotalSeconds;
        }
        while (took < seconds);
        return (runs, took);
    }
}
