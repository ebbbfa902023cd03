using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using MbRlRobot.Adapters;
using MbRlRobot.Benchmarks.Measuring;
using MbRlRobot.Ports;
using MbRlRobot.Robots;
using MbRlRobot.TrainerApp;
using MbRlRobot.Transitions.Batches;

namespace MbRlRobot.Benchmarks.Ingest;

/// <summary>The robots: a process of its own, whose time and memory are not the trainer's.</summary>
internal static class Fleet
{
    /// <summary>The child's word.</summary>
    public const string Word = "robots";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(10);

    /// <summary>Sends as it is told; writes a line of progress each second to stderr, and its report to stdout.</summary>
    /// <param name="arguments">The order.</param>
    /// <param name="cancellation">Ends it early.</param>
    public static void Work(string[] arguments, CancellationToken cancellation)
    {
        FleetOrder order = JsonSerializer.Deserialize(arguments[0], FleetJsonContext.Default.FleetOrder)!;
        FleetReport report = SendAsync(order, cancellation).GetAwaiter().GetResult();
        Console.Out.WriteLine(JsonSerializer.Serialize(report, FleetJsonContext.Default.FleetReport));
    }

    private static async Task<FleetReport> SendAsync(FleetOrder order, CancellationToken cancellation)
    {
        RobotDescription description = RobotFile.Read(order.RobotFile);
        AdapterRegistry adapters = TrainerProgram.Adapters();
        List<SimulatedRobot> robots = [];
        try
        {
            for (int index = 0; index < order.Robots; index++)
            {
                string id = FormattableString.Invariant($"robot-{index}");
                IMessageBus bus = MessageBuses.Create(adapters, new MessageBusOptions(new Uri(order.Broker), id), order.Bus);
                robots.Add(new SimulatedRobot(id, bus, description));
                await robots[^1].ConnectAsync(cancellation);
            }

            double seconds = await SendAsync(robots, order, cancellation);
            return Report(robots, seconds, TransitionBatchBuilder.RowsPerMessage(RobotSchema.Of(description)));
        }
        finally
        {
            foreach (SimulatedRobot robot in robots)
            {
                await robot.DisposeAsync();
            }
        }
    }

    /// <returns>Seconds from the first publish to the last acknowledgement, or to the end of all patience.</returns>
    private static async Task<double> SendAsync(List<SimulatedRobot> robots, FleetOrder order, CancellationToken cancellation)
    {
        long began = Stopwatch.GetTimestamp();
        TimeSpan sending = TimeSpan.FromSeconds(order.Seconds);
        using CancellationTokenSource end = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        end.CancelAfter(sending);
        Task all = Task.WhenAll(robots.Select(robot => Task.Run(() => robot.SendAsync(order.RowsPerSecond, end.Token), CancellationToken.None)));
        TimeSpan told = TimeSpan.Zero;
        while (Stopwatch.GetElapsedTime(began) < sending + Patience && !(all.IsCompleted && robots.TrueForAll(HasHeardAll)))
        {
            await Task.Delay(Look, cancellation);
            TimeSpan now = Stopwatch.GetElapsedTime(began);
            if (now - told >= TimeSpan.FromSeconds(1))
            {
                told = now;
                await Console.Error.WriteLineAsync(FormattableString.Invariant(
                    $"{now.TotalSeconds:F0} s: {robots.Sum(robot => robot.RowsAcknowledged):N0} rows acknowledged"));
            }
        }

        double seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
        await all;
        return seconds;
    }

    private static bool HasHeardAll(SimulatedRobot robot) => robot.RowsAcknowledged == robot.RowsSent;

    private static FleetReport Report(List<SimulatedRobot> robots, double seconds, int rowsInBatch)
    {
        double[] lags = [.. robots.SelectMany(robot => robot.Lags)];
        Samples samples = new(Math.Max(1, lags.Length));
        Array.ForEach(lags, samples.Add);
        return new FleetReport(
            robots.Sum(robot => robot.RowsSent),
            robots.Sum(robot => robot.RowsAcknowledged),
            seconds,
            rowsInBatch,
            samples.Percentile(0.5),
            samples.Percentile(0.99),
            samples.Percentile(1),
            robots.Sum(robot => robot.Faults));
    }
}
