using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using MbRlRobot.Adapters;
using MbRlRobot.Benchmarks.Ingest;
using MbRlRobot.Ports;
using MbRlRobot.Publishing;
using MbRlRobot.TestKit.Brokers;
using MbRlRobot.TrainerApp;

namespace MbRlRobot.Benchmarks.Push;

/// <summary>A broker and a robot in real time, each a process of its own on this machine; this one is the trainer.</summary>
/// <param name="settings">What they are put to.</param>
/// <param name="progress">Is told each step.</param>
internal sealed class PushRun(PushSettings settings, IProgress<string> progress)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>How long a new model is watched while it drives, beyond the push itself.</summary>
    private static readonly TimeSpan Aftermath = TimeSpan.FromSeconds(3);

    /// <summary>How long the robot has been at it when the first model comes: that is not pushed while it starts.</summary>
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(10);

    private readonly List<ModelPush> _pushes = [];
    private Stretch _with;
    private Stretch _without;
    private int _bytes;

    /// <summary>Runs them.</summary>
    /// <param name="cancellation">Ends all of them.</param>
    /// <returns>What came of it.</returns>
    /// <exception cref="IOException">There is no mosquitto, or one of the processes failed.</exception>
    public async Task<PushOutcome> RunAsync(CancellationToken cancellation)
    {
        if (MosquittoBroker.SkipReason is { } missing)
        {
            throw new IOException(missing);
        }

        await using MosquittoBroker broker = await MosquittoBroker.StartAsync(new MosquittoSettings { Lines = ShippedLimits.Read() });
        string address = FormattableString.Invariant($"mqtt://127.0.0.1:{broker.Port}");
        using PushWorkplace workplace = new();
        progress.Report("starting mbrl-controller run");
        using RobotProcess robot = await RobotProcess.StartAsync(workplace, workplace.Write(1), address, settings.Bus, cancellation);
        MessageBusOptions trainer = new(new Uri(address), "trainer");
        await using ModelSender sender = new(MessageBuses.Create(TrainerProgram.Adapters(), trainer, settings.Bus), workplace.Memory.RobotId);
        await sender.ConnectAsync(Patience, cancellation);
        await Task.Delay(Settling, cancellation);
        for (int push = 0; push < settings.Pushes; push++)
        {
            await PushAsync(workplace.Publish((ulong)push + 2), sender, robot.Loop, cancellation);
        }

        double planMilliseconds = robot.Loop.Read().PlanMilliseconds;
        await robot.EndAsync(cancellation);
        return new PushOutcome(_bytes, _pushes, _with, _without, planMilliseconds);
    }

    /// <summary>Pushes a model, and lets the robot drive on for as long as that took.</summary>
    private async Task PushAsync(ModelPublication model, ModelSender sender, LoopWatch loop, CancellationToken cancellation)
    {
        PushTimes times = new(sender, model);
        long began = Stopwatch.GetTimestamp();
        Task<ModelPush> pushing = times.TakeAsync(cancellation);
        _with += await loop.WhileAsync(AndAfterAsync(pushing, cancellation), cancellation);
        TimeSpan took = Stopwatch.GetElapsedTime(began);
        ModelPush push = await pushing;
        string? failure = await times.EndTrialAsync(cancellation);
        _without += await loop.WhileAsync(Task.Delay(took, cancellation), cancellation);
        _pushes.Add(push with { Failure = failure });
        _bytes = model.Manifest.Onnx.SizeBytes;
        progress.Report(FormattableString.Invariant(
            $"model {push.Version}: sent {push.Transferred:F2} s, staged {push.Staged:F2} s, runs {push.Running:F2} s {failure}"));
    }

    private static async Task AndAfterAsync(Task pushing, CancellationToken cancellation)
    {
        await pushing;
        await Task.Delay(Aftermath, cancellation);
    }
}
