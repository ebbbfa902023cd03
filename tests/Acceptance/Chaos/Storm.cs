using System;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using MbRlRobot.Transitions;

namespace MbRlRobot.Acceptance.Chaos;

/// <summary>
/// Kills each process of a scene while rows flow, and starts it again; holds the trainer up, takes a robot's power and the broker's.
/// What comes when is fixed by the seed, as far as the machine lets it.
/// </summary>
/// <param name="scene">The scene.</param>
/// <param name="tell">Takes the timeline.</param>
/// <param name="cancellation">Ends it.</param>
public sealed class Storm(ChaosScene scene, Action<string> tell, CancellationToken cancellation)
{
    private const ulong Seed = 11;
    private const double OutageSeconds = 20;

    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private ulong _draws;

    /// <summary>Gets how many faults there were.</summary>
    public int Faults { get; private set; }

    /// <summary>Lets it rage.</summary>
    public async Task Rage()
    {
        await Round([KillControl(scene.Robots[0]), KillLink(scene.Robots[1]), KillTrainer(), KillBroker()]);
        await Round([KillControl(scene.Robots[1]), KillLink(scene.Robots[0]), KillTrainer(), KillBroker()]);
        await Strike(LosePower(scene.Robots[1]), Between(0.2, 2));
        await Strike(HoldUpTrainer(scene.Robots[0]), 0);
        await Strike(LoseBroker(), 0);
    }

    private async Task Round(Fault[] faults)
    {
        foreach (Fault fault in faults.OrderBy(_ => Draw()).ToArray())
        {
            await Strike(fault, Between(0.2, 2));
        }
    }

    /// <summary>Strikes while steps are made and stored, mends, and waits until what was behind is made up for.</summary>
    private async Task Strike(Fault fault, double downSeconds)
    {
        await Delay(Between(0.2, 1.5));
        (int steps, long stored) = (scene.Steps, scene.Stored);
        await scene.Until("rows flow", () => scene.Steps > steps && scene.Stored > stored, cancellation);
        Faults++;
        double begin = _clock.Elapsed.TotalSeconds;
        await fault.Strike();
        await Delay(downSeconds);
        await fault.Mend();
        double end = _clock.Elapsed.TotalSeconds;
        int made = scene.Steps;
        long behind = made - scene.Stored;
        TimeSpan late = await scene.Until(
            "the trainer has caught up", () => scene.Stored >= made - scene.MostInFlight, cancellation);
        tell(string.Create(
            CultureInfo.InvariantCulture,
            $"{begin,6:F1} s  {fault.Name}; after {end - begin:F1} s {behind} of {made} rows behind, made up for in {late.TotalSeconds:F1} s"));
    }

    private Fault KillControl(RobotUnderFire robot) =>
        new($"SIGKILL of the control process of {robot.Id}", () => robot.KillControl(cancellation), () => robot.StartControl(cancellation));

    private Fault KillLink(RobotUnderFire robot) =>
        new($"SIGKILL of the link of {robot.Id}", () => robot.KillLink(cancellation), () => robot.StartLink(cancellation));

    private Fault KillTrainer() =>
        new("SIGKILL of the trainer", () => scene.Trainer.Kill(cancellation), () => scene.Trainer.Start(cancellation));

    private Fault KillBroker() =>
        new("SIGKILL of the broker", () => scene.Broker.StopAsync(isCrash: true), () => scene.Broker.StartAsync());

    private Fault LosePower(RobotUnderFire robot) => new(
        $"SIGKILL of both processes of {robot.Id}",
        () => Task.WhenAll(robot.KillLink(cancellation), robot.KillControl(cancellation)),
        async () =>
        {
            await robot.StartControl(cancellation);
            await robot.StartLink(cancellation);
        });

    /// <summary>What a link sent to a trainer that does not answer, the next link sends again: such rows come twice for certain.</summary>
    private Fault HoldUpTrainer(RobotUnderFire robot) => new(
        $"SIGSTOP of the trainer, and SIGKILL of the link of {robot.Id} meanwhile",
        async () =>
        {
            scene.Trainer.Stop();
            await OneMoreBatch(robot);
            await robot.KillLink(cancellation);
            await robot.StartLink(cancellation);
            await OneMoreBatch(robot);
        },
        () => Task.Run(scene.Trainer.Continue));

    private async Task OneMoreBatch(RobotUnderFire robot)
    {
        int batches = scene.CountBatches(robot);
        await scene.Until("a batch is sent", () => scene.CountBatches(robot) > batches, cancellation);
    }

    private Fault LoseBroker() => new(
        $"{OutageSeconds:F0} s without the broker, with SIGKILL of {scene.Robots[0].Id}'s control process and {scene.Robots[1].Id}'s link in it",
        async () =>
        {
            double end = _clock.Elapsed.TotalSeconds + OutageSeconds;
            await scene.Broker.StopAsync(isCrash: true);
            await Delay(Between(2, 5));
            await scene.Robots[0].KillControl(cancellation);
            await scene.Robots[0].StartControl(cancellation);
            await Delay(Between(2, 5));
            await scene.Robots[1].KillLink(cancellation);
            await scene.Robots[1].StartLink(cancellation);
            await Delay(Math.Max(0, end - _clock.Elapsed.TotalSeconds));
        },
        () => scene.Broker.StartAsync());

    private ulong Draw() => StableHashes.At(Seed, _draws++);

    private double Between(double least, double most) => least + ((most - least) * (Draw() / (double)ulong.MaxValue));

    private Task Delay(double seconds) => Task.Delay(TimeSpan.FromSeconds(seconds), cancellation);

    private sealed record Fault(string Name, Func<Task> Strike, Func<Task> Mend);
}
