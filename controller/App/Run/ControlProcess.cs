using System;
using System.Collections.Generic;
using System.IO;
using System.Runtime.ExceptionServices;
using System.Security.Cryptography;
using System.Threading;
using MbRlRobot.CommandLine;
using MbRlRobot.Following;
using MbRlRobot.Loop;
using MbRlRobot.Mailbox;
using MbRlRobot.Models;
using MbRlRobot.Planning;
using MbRlRobot.Plants;
using MbRlRobot.Ports;
using MbRlRobot.Processes;
using MbRlRobot.RealTime;
using MbRlRobot.Recording;
using MbRlRobot.Resetting;
using MbRlRobot.Robots;
using MbRlRobot.Status;

namespace MbRlRobot.ControllerApp.Run;

/// <summary>The control process: everything that the loop needs, and the loop on a thread of its own.</summary>
internal sealed class ControlProcess : IDisposable
{
    /// <summary>How long a link may be away before records are lost, s.</summary>
    private const double RingSeconds = 600;
    private const double NanosecondsPerMillisecond = 1e6;

    private static readonly TimeSpan EndPatience = TimeSpan.FromSeconds(10);

    private readonly RunRequest _request;
    private readonly Action<string> _warn;
    private readonly Stack<IDisposable> _parts = new();
    private readonly IRobotIo _io;
    private readonly Thread? _thread;
    private ExceptionDispatchInfo? _fault;

    /// <summary>Wires everything up; the robot is stopped, and nothing runs yet.</summary>
    /// <param name="request">What is to run.</param>
    /// <param name="warn">Takes sentences for people, from any thread.</param>
    /// <exception cref="IOException">Another control process runs this robot, or something is not there.</exception>
    /// <exception cref="InvalidDataException">The model is refused.</exception>
    public ControlProcess(RunRequest request, Action<string> warn)
    {
        (_request, _warn) = (request, warn);
        try
        {
            Files = new RuntimeFolder(request.RobotId, request.Runtime);
            ILoopClock clock = request.IsLockstep ? new VirtualLoopClock() : new MonotonicLoopClock();
            (_io, IEpisodeReset reset) = Wire(clock);
            Loop = Build(clock, reset);
            _thread = new Thread(RunLoop) { Name = "control loop" };
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>Where the processes of the robot meet.</summary>
    public RuntimeFolder Files { get; }

    /// <summary>The loop.</summary>
    public ControlLoop Loop { get; }

    /// <summary>The start of this process.</summary>
    public ulong Epoch { get; } = BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(sizeof(ulong)));

    /// <summary>Episodes that have ended.</summary>
    public EpisodeHandover Episodes { get; } = new();

    /// <summary>What keeps the loop from being as good as it could; empty where all is well.</summary>
    public IReadOnlyList<string> Warnings { get; private set; } = [];

    /// <summary>Whether the robot's link, or one before it, left a model for it.</summary>
    public bool HasStandingOffer { get; private set; }

    /// <summary>Whether the robot is simulated.</summary>
    public bool IsSimulated { get; private set; }

    /// <summary>Starts the loop.</summary>
    public void Start() => _thread!.Start();

    /// <summary>Waits for the loop's end.</summary>
    /// <param name="patience">How long.</param>
    /// <returns>Whether it has ended.</returns>
    public bool Join(TimeSpan patience) => _thread!.Join(patience);

    /// <summary>Throws what ended the loop, if it failed.</summary>
    public void ThrowIfFailed() => _fault?.Throw();

    /// <summary>Stops the outputs, from any thread: the last resort.</summary>
    public void StopOutputs() => _io.Stop();

    /// <inheritdoc/>
    /// <remarks>A loop that still runs, because who shows it has failed, is stopped first.</remarks>
    public void Dispose()
    {
        Loop?.RequestEnd();
        if (_thread is { IsAlive: true } && !_thread.Join(EndPatience))
        {
            // memory that the loop still uses stays mapped
            StopOutputs();
            return;
        }

        while (_parts.TryPop(out IDisposable? part))
        {
            part.Dispose();
        }
    }

    private void RunLoop()
    {
        try
        {
            EnterRealTime();
            Loop.Run();
        }
        catch (Exception fault)
        {
            _fault = ExceptionDispatchInfo.Capture(fault);
        }
        finally
        {
            RealTimeThread.Leave();
        }
    }

    private void EnterRealTime()
    {
        if (_request.RealTime.For(IsSimulated, _request.IsLockstep) is not { } settings)
        {
            return;
        }

        foreach (RealTimeShortfall missing in RealTimeThread.Enter(settings))
        {
            _warn(missing.ToString());
        }
    }

    private (IRobotIo Io, IEpisodeReset Reset) Wire(ILoopClock clock)
    {
        IRobotIo io = _request.Wiring.Factory(_request.Robot, _request.Folder, clock);
        if (io is not ISimulatedIo simulated)
        {
            _parts.Push(io);
            return !_request.IsLockstep && _request.PlantJournal is null
                ? (io, PhysicalReset.Of(_request.Robot, io))
                : throw new UsageException(
                    $"--lockstep and --plant-journal need a simulated robot, and --io {_request.Wiring.Io} is none.");
        }

        IsSimulated = true;
        ThrowIfTimesDiffer(simulated);
        SimulatedTime timed = new(Journaled(simulated, clock), clock);
        _parts.Push(timed);
        return (timed, _request.IsRehearsal ? PhysicalReset.Of(_request.Robot, timed) : new SimulationReset(_request.Robot, timed));
    }

    private void ThrowIfTimesDiffer(ISimulatedIo io)
    {
        if (_request.IsLockstep && io.HasOwnTime)
        {
            io.Dispose();
            throw new UsageException(
                "--lockstep is given, and the plant's time passes by itself; start it with mbrl-plant serve --lockstep, or leave --lockstep out.");
        }
    }

    private ISimulatedIo Journaled(ISimulatedIo io, ILoopClock clock) => _request.PlantJournal is null
        ? io
        : new JournaledIo(io, _request.Robot.Action.Count, clock, _request.PlantJournal);

    private ControlLoop Build(ILoopClock clock, IEpisodeReset reset)
    {
        RobotDescription robot = _request.Robot;
        EpisodeSeeds seeds = new(_request.Seed);
        RecordSource source = RecordSource.Of(robot, _request.RobotId, Epoch, _io.Channels);
        RecordRing ring = Keep(Files.Rings.Create(source, RecordRing.CapacityFor(robot.ControlPeriod, RingSeconds)));
        Warnings = ring.Warning is { } warning ? [warning] : [];
        PlanningModel? first = _request.Model is { } path ? Load(path) : null;
        SlotModelFeed models = Keep(new SlotModelFeed(new SlotFeedSetup(
            robot, Files.Slots, _request.EngineFactory, _request.Threads, first?.Version ?? 0, _warn)));
        HasStandingOffer = models.IsReady;
        bool armsItself = IsSimulated && !_request.Waits;
        LoopLimits limits = new(
            _request.Episodes ?? robot.Session.MaxEpisodes, robot.Session.MaxMinutes, _request.AwaitModel,
            _request.IsLockstep, armsItself, EndsWithSession: armsItself);
        LoopSetup setup = new(
            first is null && !HasStandingOffer ? robot : Taught(robot), Epoch, _io, clock, reset, new TransitionRecorder(ring, seeds.Planner),
            Keep(ControlMailbox.Open(Files.Mailbox, Epoch)), Keep(StatusBlock.Open(Files.Status)), Episodes, seeds,
            models, limits)
        {
            Runner = RunnerOn(clock),
            Heartbeat = _request.Heartbeat,
            StandingChecks = _request.Wiring.Checks,
        };
        ControlLoop loop = Keep(new ControlLoop(setup));
        if (first is not null)
        {
            loop.Use(first);
        }

        return loop;
    }

    private Func<IPlanRunner>? RunnerOn(ILoopClock clock) => _request.PlanMilliseconds is { } milliseconds
        ? () => new InlinePlanRunner(clock, (long)(NanosecondsPerMillisecond * milliseconds))
        : null;

    /// <summary>Exploring is for learning from nothing: a robot that begins with a model plans from its first episode on.</summary>
    private static RobotDescription Taught(RobotDescription robot) =>
        robot with { Exploration = robot.Exploration with { Episodes = 0 } };

    private PlanningModel Load(string path)
    {
        string file = Directory.Exists(path) ? Path.Combine(path, ModelFolder.OnnxName) : path;
        ModelFolder folder = ModelFolder.Read(path, _request.Robot);
        byte[] onnx = File.ReadAllBytes(file);
        int candidates = PlannerFactory.MaximumCandidates(_request.Robot.Planner);
        try
        {
            IRolloutEngine engine = _request.EngineFactory(new RolloutSetup(
                _request.Robot, onnx, candidates, _request.Threads, new Dictionary<string, string>()));
            PlanWarmUp.Run(_request.Robot, engine);
            return new PlanningModel(engine, folder.Model.Ensemble.Version, ModelFileId.Of(onnx), folder.Manifest?.DisagreementThreshold ?? 0);
        }
        catch (ArgumentException refusal)
        {
            throw new UsageException(refusal.Message);
        }
    }

    private T Keep<T>(T part)
        where T : IDisposable
    {
        _parts.Push(part);
        return part;
    }
}
