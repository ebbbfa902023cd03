using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using MbRlRobot.Acceptance.Learning;
using MbRlRobot.Acceptance.Machine;
using MbRlRobot.Acceptance.Running;
using MbRlRobot.Messaging;
using MbRlRobot.Robots;
using MbRlRobot.TestKit.Brokers;

namespace MbRlRobot.Acceptance.Chaos;

/// <summary>A broker, a trainer and two robots, all of them processes.</summary>
public sealed class ChaosScene : IAsyncDisposable
{
    private const int RobotCount = 2;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    // hardware/deploy/mosquitto's bounds; what it keeps is on the disk every minute, so that a kill takes it back to before
    private static readonly MosquittoSettings BrokerSettings = new()
    {
        IsPersistent = true,
        Lines = ["autosave_interval 60", "max_packet_size 300000", "max_queued_bytes 67108864", "set_tcp_nodelay true"],
    };

    private readonly TemporaryFolder _folder = new();

    private ChaosScene(MosquittoBroker broker)
    {
        string address = $"mqtt://127.0.0.1:{broker.Port}";
        Broker = broker;
        Trainer = new TrainerUnderFire(_folder.Path, address);
        Robots = [.. Enumerable.Range(1, RobotCount).Select(
            number => new RobotUnderFire($"chaos-{Environment.ProcessId}-{number}", _folder.Path, address))];
    }

    /// <summary>Gets the broker.</summary>
    public MosquittoBroker Broker { get; }

    /// <summary>Gets the trainer.</summary>
    public TrainerUnderFire Trainer { get; }

    /// <summary>Gets the robots.</summary>
    public IReadOnlyList<RobotUnderFire> Robots { get; }

    /// <summary>Gets what the robots are.</summary>
    public RobotDescription Robot { get; } = LabRobot.Read("cartpole").Description;

    /// <summary>Gets the starts of all control processes.</summary>
    public IEnumerable<ControlLife> Lives => Robots.SelectMany(robot => robot.Lives);

    /// <summary>Gets the steps that the plants have made.</summary>
    public int Steps => Robots.Sum(robot => robot.Steps);

    /// <summary>Gets the rows that the trainer has stored.</summary>
    public long Stored => Trainer.CountRows(Robot);

    /// <summary>Gets the most rows that can be missing for good: one for each control process that was killed.</summary>
    public int MostInFlight => Lives.Count(life => life.IsKilled);

    /// <summary>Gets all that links and trainers have written.</summary>
    public string Story => string.Concat(Logs.Select(lines => string.Concat(lines.Select(line => line + "\n")) + "\n"));

    private IEnumerable<IEnumerable<string>> Logs => Robots.SelectMany(robot => robot.LinkLogs).Concat(Trainer.Logs);

    /// <summary>Starts everything.</summary>
    /// <param name="cancellation">Gives up waiting.</param>
    public static async Task<ChaosScene> Start(CancellationToken cancellation)
    {
        ChaosScene scene = new(await MosquittoBroker.StartAsync(BrokerSettings));
        try
        {
            await scene.Trainer.Start(cancellation);
            foreach (RobotUnderFire robot in scene.Robots)
            {
                await robot.StartLink(cancellation);
                await robot.StartControl(cancellation);
            }

            return scene;
        }
        catch
        {
            await scene.DisposeAsync();
            throw;
        }
    }

    /// <summary>Counts the batches of rows that the broker took from a robot's links, by its log.</summary>
    /// <param name="robot">The robot.</param>
    public int CountBatches(RobotUnderFire robot)
    {
        ArgumentNullException.ThrowIfNull(robot);
        string topic = $"'{Topics.Transitions(robot.Id)}'";
        return Broker.Log.Split('\n').Count(line => line.Contains("Received PUBLISH", StringComparison.Ordinal)
            && line.Contains(topic, StringComparison.Ordinal));
    }

    /// <summary>Waits until something holds.</summary>
    /// <param name="what">What is waited for, for people.</param>
    /// <param name="holds">Whether it does.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>How long that took.</returns>
    /// <exception cref="ProofFailedException">It did not hold in time.</exception>
    public async Task<TimeSpan> Until(string what, Func<bool> holds, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(holds);
        long start = Stopwatch.GetTimestamp();
        while (!holds())
        {
            if (Stopwatch.GetElapsedTime(start) > Patience)
            {
                throw new ProofFailedException($"waited in vain until {what}: {Steps} steps, {Stored} rows; {Tails()}");
            }

            await Task.Delay(Pause, cancellation);
        }

        return Stopwatch.GetElapsedTime(start);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (RobotUnderFire robot in Robots)
        {
            robot.Dispose();
        }

        Trainer.Dispose();
        await Broker.DisposeAsync();
        _folder.Dispose();
    }

    private string Tails() => string.Join(
        " || ", Robots.Select(robot => robot.LinkLogs[^1]).Append(Trainer.Logs[^1]).Select(lines => string.Join(" | ", lines.TakeLast(6))));
}
