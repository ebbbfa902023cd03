using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Threading;
using MbRlRobot.CommandLine;
using MbRlRobot.ControllerApp.Run;
using MbRlRobot.Diagnostics;
using MbRlRobot.Lifecycle;
using MbRlRobot.Loop;
using MbRlRobot.Ports;
using MbRlRobot.Recording;
using MbRlRobot.Status;

namespace MbRlRobot.ControllerApp.Bench;

/// <summary>Measures the loop of a robot's control process, which runs as ever, with a probe in it.</summary>
/// <param name="setup">How.</param>
/// <param name="progress">Told what is done, and which share of it.</param>
internal sealed class LoopBench(LoopBenchSetup setup, Action<string, double> progress)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan EndPatience = TimeSpan.FromSeconds(10);

    private readonly List<string> _warnings = [];

    /// <summary>Measures.</summary>
    /// <param name="request">What is to run; its robot is a simulated one.</param>
    /// <param name="cancellation">Ends it early.</param>
    /// <returns>What came of it.</returns>
    /// <exception cref="IOException">The loop failed.</exception>
    /// <exception cref="UsageException">The robot is not simulated.</exception>
    public LoopBenchReport Run(RunRequest request, CancellationToken cancellation)
    {
        string folder = Folder();
        Directory.CreateDirectory(folder);
        try
        {
            LoopProbe probe = new(request.Robot, new MonotonicLoopClock(), setup.Stall);
            RobotIoFactory wire = request.Wiring.Factory;
            using ControlProcess process = new(
                request with
                {
                    Runtime = folder,
                    Heartbeat = probe,
                    RealTime = setup.RealTime,
                    Wiring = request.Wiring with
                    {
                        Factory = (robot, place, clock) => probe.Io = Stalling(wire(robot, place, clock), clock),
                    },
                },
                Warn);
            probe.Loop = process.Loop;
            return Measure(request, process, probe, cancellation);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private LoopBenchReport Measure(RunRequest request, ControlProcess process, LoopProbe probe, CancellationToken cancellation)
    {
        int collections = GC.CollectionCount(0);
        long start = Stopwatch.GetTimestamp();
        process.Start();
        double seconds = 0;
        while (seconds < setup.Seconds && !cancellation.IsCancellationRequested && !process.Join(Pause))
        {
            seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
            progress("running the loop", seconds / setup.Seconds);
        }

        seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        collections = GC.CollectionCount(0) - collections;
        process.Loop.RequestEnd();
        if (!process.Join(EndPatience))
        {
            throw new IOException($"The loop did not end within {EndPatience.TotalSeconds} s.");
        }

        process.ThrowIfFailed();
        LoopStatus status = process.Loop.Status;
        return status.Fault == LoopFault.None
            ? Report(request, status, probe, seconds, collections)
            : throw new IOException($"The loop ended: {status.Fault.Describe()}.");
    }

    private LoopBenchReport Report(RunRequest request, in LoopStatus status, LoopProbe probe, double seconds, int collections) => new(
        request.Robot.Type,
        request.Wiring.Io,
        request.Robot.IoPeriod * 1e3,
        request.Model,
        seconds,
        probe.Ticks + status.MissedPeriods,
        status.Overruns,
        status.MissedPeriods,
        probe.Overruns,
        setup.Stall,
        status.WorstPeriodMilliseconds,
        status.Session,
        status.Health,
        probe.EpisodeBytes,
        probe.OtherBytes,
        collections,
        Warnings(),
        MachineProbe.Look());

    private static StallingIo Stalling(IRobotIo io, ILoopClock clock)
    {
        if (io is ISimulatedIo simulated)
        {
            return new StallingIo(simulated, clock);
        }

        io.Dispose();
        throw new UsageException("--io names a physical robot; allowed: a simulated one, because bench --loop moves it as it likes.");
    }

    /// <summary>In memory, as a robot's own: a file on a disk would make the loop wait for it.</summary>
    private static string Folder() =>
        Path.Combine(Path.GetDirectoryName(RingFolder.DefaultBase)!, $"mbrl-bench-{Environment.ProcessId}-{Guid.NewGuid():N}");

    private void Warn(string warning)
    {
        lock (_warnings)
        {
            _warnings.Add(warning);
        }
    }

    private string[] Warnings()
    {
        lock (_warnings)
        {
            return [.. _warnings];
        }
    }
}
