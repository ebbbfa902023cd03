using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using MbRlRobot.Benchmarks.Compute;
using MbRlRobot.Benchmarks.Measuring;
using MbRlRobot.Benchmarks.Rows;
using MbRlRobot.Benchmarks.Running;
using MbRlRobot.Robots;
using MbRlRobot.Store.Sqlite;
using MbRlRobot.Transitions;
using MbRlRobot.Transitions.Batches;

namespace MbRlRobot.Benchmarks.Loading;

/// <summary>Rows of S from a store on disk, opened anew, to the table that a fit reads. The system may still have the file in memory.</summary>
internal static class StoreLoading
{
    private const int Times = 5;
    private const int BatchesAtOnce = 64;

    /// <summary>Measures.</summary>
    /// <param name="findings">Takes what was found.</param>
    /// <param name="folder">Where the store is made.</param>
    /// <param name="count">How many rows.</param>
    /// <param name="progress">Told each step.</param>
    /// <param name="cancellation">Ends it early.</param>
    /// <exception cref="IOException">The store gives other rows than it was given.</exception>
    public static void Measure(Findings findings, string folder, int count, IProgress<string> progress, CancellationToken cancellation)
    {
        Workload work = Workload.Of("S");
        TransitionSchema schema = RobotSchema.Of(work.Robot);
        progress.Report("rows into a store");
        Fill(folder, schema, work.Robot.ControlPeriod, count, cancellation);
        progress.Report("rows out of it");
        double[] seconds = [.. Enumerable.Range(0, Times).Select(_ => Read(folder, work, count, cancellation))];
        double perSecond = count / Samples.Of(seconds).Percentile(0.5);
        findings.Add($"{count} transitions of S", "file", new FileInfo(Path.Combine(folder, SqliteTransitionStore.FileName)).Length / 1e6, "MB");
        findings.Add($"{count} transitions of S", "store to table, median", count / perSecond, "s");
        findings.Add($"{count} transitions of S", "store to table", perSecond, "rows/s");
        findings.Tell("storeRowsPerSecond", perSecond);
    }

    private static void Fill(string folder, TransitionSchema schema, double controlPeriod, int count, CancellationToken cancellation)
    {
        using SqliteTransitionStore store = SqliteTransitionStore.Open(folder);
        SimulatedRows rows = new(schema, "benchmark", epoch: 1, controlPeriod);
        TransitionBatchBuilder builder = new(schema);
        List<TransitionBatch> batches = [];
        for (int row = 0; row < count; row++)
        {
            builder.TryAdd(rows.Take());
            if (builder.Count == builder.Capacity || row == count - 1)
            {
                batches.Add(builder.Build());
            }

            if (batches.Count == BatchesAtOnce || row == count - 1)
            {
                cancellation.ThrowIfCancellationRequested();
                store.Append(batches);
                batches.Clear();
            }
        }
    }

    private static double Read(string folder, Workload work, int count, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        TransitionTable table = new(RobotSchema.Of(work.Robot));
        double milliseconds = Stopwatches.Milliseconds(() => ReadInto(table, folder, work.Robot.ControlPeriod));
        return table.Count == count
            ? milliseconds / 1e3
            : throw new IOException($"The store gave {table.Count} usable rows of {count}.");
    }

    private static void ReadInto(TransitionTable table, string folder, double controlPeriod)
    {
        using SqliteTransitionStore store = SqliteTransitionStore.Open(folder);
        foreach (Transition row in store.Read(table.Schema).Where(row => row.IsUsableForFit(controlPeriod)))
        {
            table.Append(row);
        }

        table.TrimExcess();
    }
}
