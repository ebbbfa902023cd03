using System;
using System.Collections.Generic;
using System.IO;
using MbRlRobot.ControllerApp;
using MbRlRobot.Loop;
using MbRlRobot.Mailbox;
using MbRlRobot.Ports;
using MbRlRobot.Processes;
using MbRlRobot.Recording;
using MbRlRobot.Robots;
using MbRlRobot.Status;

namespace MbRlRobot.Benchmarks.Ticks;

/// <summary>
/// The product's control loop in an episode that does not end, on a clock that others move: no model, so it explores and never plans.
/// Recorder, mailbox and status are the product's own.
/// </summary>
internal sealed class LongEpisode : IDisposable
{
    private const ulong Epoch = 1;
    private const int Steps = 5_000_000;
    private const double RingSeconds = 60;
    private const int MostTicksToBegin = 100;

    private readonly Stack<IDisposable> _parts = new();
    private readonly ControlLoop _loop;
    private readonly int _ticks;

    /// <summary>Begins it.</summary>
    /// <param name="type">A robot that ships with a simulation.</param>
    /// <param name="folder">An empty folder, in memory where there is one.</param>
    /// <exception cref="IOException">The robot does not begin an episode.</exception>
    public LongEpisode(string type, string folder)
    {
        string home = Path.Combine(TestKit.Repository.Root, "hardware", "robots", type);
        RobotDescription robot = RobotFile.Read(Path.Combine(home, "robot.json"));
        robot = robot with { Task = robot.Task with { EpisodeSteps = Steps, Done = null, DoneReward = null } };
        _ticks = (int)Math.Round(robot.ControlPeriod / robot.IoPeriod);
        VirtualLoopClock clock = new();
        SimulatedTime io = Own(new SimulatedTime(
            new FrozenIo((ISimulatedIo)ControllerProgram.Adapters().RobotIos.Find("plant")(robot, home, clock)), clock));
        RuntimeFolder files = new(type, folder);
        RecordRing ring = Own(files.Rings.Create(
            RecordSource.Of(robot, type, Epoch, io.Channels), RecordRing.CapacityFor(robot.ControlPeriod, RingSeconds)));
        EpisodeSeeds seeds = new(1);
        _loop = new ControlLoop(new LoopSetup(
            robot,
            Epoch,
            io,
            clock,
            new SimulationReset(robot, io),
            new TransitionRecorder(ring, seeds.Planner),
            Own(ControlMailbox.Open(files.Mailbox, Epoch)),
            Own(StatusBlock.Open(files.Status)),
            new EpisodeHandover(),
            seeds,
            null,
            new LoopLimits(Episodes: 1, Minutes: 1e6, IsLockstep: true, ArmsItself: true)));
        Begin(type);
    }

    /// <summary>Whether the episode still runs.</summary>
    public bool IsRunning => _loop.Status.Phase == LoopPhase.Exploring;

    /// <summary>A control period's ticks, one after the other.</summary>
    public void Tick()
    {
        for (int tick = 0; tick < _ticks; tick++)
        {
            _loop.Tick();
            _loop.Wait();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _loop.Dispose();
        while (_parts.TryPop(out IDisposable? part))
        {
            part.Dispose();
        }
    }

    private T Own<T>(T part)
        where T : IDisposable
    {
        _parts.Push(part);
        return part;
    }

    private void Begin(string type)
    {
        for (int tick = 0; tick < MostTicksToBegin && !IsRunning; tick++)
        {
            Tick();
        }

        if (!IsRunning)
        {
            throw new IOException($"The {type} did not begin an episode: {_loop.Refusal ?? _loop.Status.Fault.ToString()}.");
        }
    }
}
