using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using MbRlRobot.Loop;
using MbRlRobot.Mailbox;
using MbRlRobot.Messaging.Payloads;
using MbRlRobot.Planning;
using MbRlRobot.Processes;
using MbRlRobot.Recording;
using MbRlRobot.Robots;
using MbRlRobot.Rollouts;
using MbRlRobot.Status;
using MbRlRobot.TestKit.Doubles;

namespace MbRlRobot.Controller.Tests.Loop;

/// <summary>A control loop around a scripted robot, and all that it talks to.</summary>
internal sealed class LoopRig : IDisposable
{
    public const ulong Epoch = 42;

    private readonly string _folder = Directory.CreateTempSubdirectory("mbrl-loop-").FullName;
    private readonly RecordRing _ring;
    private readonly ControlMailbox _mailbox;
    private readonly StatusBlock _status;
    private readonly MailboxSender _sender;

    public LoopRig(LoopRigOptions? options = null)
    {
        options ??= new LoopRigOptions();
        Robot = options.Robot ?? LoopRobots.Read();
        Io = new ScriptedIo(Clock) { Status = (call, before) => options.Status(call, before, Clock) };
        SimulatedTime io = new(Io, Clock);
        Files = new RuntimeFolder("sample", _folder);
        _ring = Files.Rings.Create(RecordSource.Of(Robot, "sample", Epoch, io.Channels), 4096);
        _mailbox = ControlMailbox.Open(Files.Mailbox, Epoch);
        _status = StatusBlock.Open(Files.Status);
        _sender = MailboxSender.Open(Files.Mailbox);
        EpisodeSeeds seeds = new(options.Seed);
        IEpisodeReset reset = options.ResetOf?.Invoke(Robot, io) ?? options.Reset ?? new SimulationReset(Robot, io);
        LoopSetup setup = new(
            Robot, Epoch, io, Clock, reset, new TransitionRecorder(_ring, seeds.Planner),
            _mailbox, _status, Episodes, seeds, options.Models, options.Limits)
        {
            Timing = options.Timing,
            Runner = options.Runner is { } runner ? () => runner(Clock) : null,
            Heartbeat = options.Heartbeat,
            StandingChecks = options.Checks,
        };
        Loop = new ControlLoop(setup);
    }

    public RobotDescription Robot { get; }

    public VirtualLoopClock Clock { get; } = new();

    public ScriptedIo Io { get; }

    public RuntimeFolder Files { get; }

    public EpisodeHandover Episodes { get; } = new();

    public ControlLoop Loop { get; }

    /// <summary>What the loop recorded so far.</summary>
    public IReadOnlyList<LogRecord> Records
    {
        get
        {
            using RingReader reader = RingReader.Open(_ring.Path);
            RecordDecoder decoder = new(reader.Source);
            List<LogRecord> records = [];
            byte[] record = new byte[reader.Layout.SlotLength];
            while (reader.Read(record, out int length) == RingRead.Record)
            {
                records.Add(decoder.Decode(record.AsSpan(0, length)));
            }

            return records;
        }
    }

    public IReadOnlyList<LoggedStep> Steps => [.. Records.OfType<LoggedStep>()];

    /// <summary>The episodes that have ended.</summary>
    public IReadOnlyList<EpisodeSummary> Ended
    {
        get
        {
            List<EpisodeSummary> ended = [];
            while (Episodes.TryTake(out EpisodeSummary summary))
            {
                ended.Add(summary);
            }

            return ended;
        }
    }

    /// <summary>A model with random weights.</summary>
    public static PlanningModel Model(RobotDescription robot, ulong version, ulong seed = 3) => new(
        new BuiltInRolloutEngine(robot, RandomEnsemble.Of(robot, seed), PlannerFactory.MaximumCandidates(robot.Planner), 1),
        version,
        version * 11);

    public void Tick(int times = 1)
    {
        for (int tick = 0; tick < times; tick++)
        {
            Loop.Tick();
            Loop.Wait();
        }
    }

    /// <summary>Ticks until something holds; fails where that takes for ever.</summary>
    public void TickUntil(Func<LoopStatus, bool> holds)
    {
        int ticks = 0;
        while (!holds(Loop.Status))
        {
            Tick();
            ticks = ticks < 10_000 ? ticks + 1 : throw new TimeoutException($"not in {ticks} ticks: {Loop.Status}");
        }
    }

    public ulong Send(CommandKind kind, CommandOrigin origin = CommandOrigin.Local, params ParameterSetting[] settings) =>
        _sender.Send(kind, origin, null, settings, TimeSpan.FromMinutes(10));

    public MailReply? Reply(ulong sequence) => _sender.TryReadReply(sequence);

    /// <summary>Sends a command, ticks once, and gives the reply.</summary>
    public MailReply? Ask(CommandKind kind, CommandOrigin origin = CommandOrigin.Local, params ParameterSetting[] settings)
    {
        ulong sequence = Send(kind, origin, settings);
        Tick();
        return Reply(sequence);
    }

    public void Dispose()
    {
        Loop.Dispose();
        _sender.Dispose();
        _status.Dispose();
        _mailbox.Dispose();
        _ring.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
