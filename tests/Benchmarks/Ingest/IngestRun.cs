using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using MbRlRobot.Adapters;
using MbRlRobot.Benchmarks.Measuring;
using MbRlRobot.Ports;
using MbRlRobot.Store.Sqlite;
using MbRlRobot.TestKit.Brokers;
using MbRlRobot.TrainerApp;

namespace MbRlRobot.Benchmarks.Ingest;

/// <summary>A broker, a trainer and robots, each a process of its own on this machine.</summary>
/// <param name="settings">What they are put to.</param>
/// <param name="progress">Is told each step.</param>
internal sealed class IngestRun(IngestSettings settings, IProgress<string> progress)
{
    private const int TellSeconds = 1;

    /// <summary>Runs them.</summary>
    /// <param name="cancellation">Ends all of them.</param>
    /// <returns>What came of it.</returns>
    /// <exception cref="IOException">There is no mosquitto, or one of the processes failed.</exception>
    public async Task<IngestOutcome> RunAsync(CancellationToken cancellation)
    {
        if (MosquittoBroker.SkipReason is { } missing)
        {
            throw new IOException(missing);
        }

        MosquittoSettings limits = new()
        {
            IsPersistent = true,
            Lines = [.. ShippedLimits.Read(), FormattableString.Invariant($"sys_interval {TellSeconds}")],
        };
        await using MosquittoBroker broker = await MosquittoBroker.StartAsync(limits);
        using IngestWorkplace workplace = new(settings.IsDuringFit);
        IngestOutcome outcome = await RunAsync(FormattableString.Invariant($"mqtt://127.0.0.1:{broker.Port}"), workplace, cancellation);
        await broker.StopAsync();
        return outcome;
    }

    private async Task<IngestOutcome> RunAsync(string address, IngestWorkplace workplace, CancellationToken cancellation)
    {
        MessageBusOptions listener = new(new Uri(address), "benchmark");
        await using BrokerDrops drops = new(MessageBuses.Create(TrainerProgram.Adapters(), listener, settings.Bus));
        await drops.ListenAsync(cancellation);
        progress.Report("starting mbrl-trainer serve");
        using TrainerProcess trainer = await TrainerProcess.StartAsync(workplace, address, settings.Bus, cancellation);
        int? broker = ProcessUsage.Grandchild("mosquitto");
        FleetOrder order = new(
            address, settings.Bus, workplace.RobotFile, settings.Robots, settings.Seconds,
            double.IsFinite(settings.RowsPerSecond) ? settings.RowsPerSecond : null);
        (ProcessUsage Trainer, ProcessUsage Broker) before = (ProcessUsage.Of(trainer.Id), ProcessUsage.Of(broker));
        using FleetProcess robots = FleetProcess.Start(order, progress);
        Task<FleetReport> report = robots.ReportAsync(cancellation);
        ProcessUsage robotsCost = await WatchAsync(robots.Id, report, cancellation);
        FleetReport fleet = await report;
        ProcessUsage trainerCost = Since(ProcessUsage.Of(trainer.Id), before.Trainer);
        ProcessUsage brokerCost = Since(ProcessUsage.Of(broker), before.Broker);
        double dropped = await drops.CountAsync(TimeSpan.FromSeconds(3 * TellSeconds), cancellation);
        progress.Report("ending the trainer, counting the rows");
        int fits = trainer.Fits;
        await trainer.EndAsync(cancellation);
        StoredRows stored = StoredRows.In(Path.Combine(workplace.Data, SqliteTransitionStore.FileName));
        return new IngestOutcome(fleet, stored, dropped, fits, trainerCost, brokerCost, robotsCost);
    }

    /// <summary>Looks at the robots' process until it reports: once it has ended there is nothing to look at.</summary>
    private static async Task<ProcessUsage> WatchAsync(int id, Task report, CancellationToken cancellation)
    {
        ProcessUsage last = default;
        while (!report.IsCompleted)
        {
            try
            {
                last = ProcessUsage.Of(id);
            }
            catch (Exception gone) when (gone is ArgumentException or InvalidOperationException)
            {
                return last;
            }

            await Task.WhenAny(report, Task.Delay(200, cancellation));
        }

        return last;
    }

    private static ProcessUsage Since(ProcessUsage now, ProcessUsage before) => now with { CoreSeconds = now.CoreSeconds - before.CoreSeconds };
}
