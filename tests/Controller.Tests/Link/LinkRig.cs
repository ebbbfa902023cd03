using System;
using System.Collections.Generic;
using System.Linq;
using MbRlRobot.Controller.Tests.Recording;
using MbRlRobot.Controller.Tests.Recording.Segments;
using MbRlRobot.Installation;
using MbRlRobot.Link;
using MbRlRobot.Link.Outbox;
using MbRlRobot.Link.Reception;
using MbRlRobot.Mailbox;
using MbRlRobot.Messaging;
using MbRlRobot.Messaging.Payloads;
using MbRlRobot.Ports;
using MbRlRobot.Processes;
using MbRlRobot.Recording;
using MbRlRobot.Recording.Segments;
using MbRlRobot.Robots;
using MbRlRobot.Status;
using MbRlRobot.TestKit.Robots;
using MbRlRobot.Transitions;
using Xunit;

namespace MbRlRobot.Controller.Tests.Link;

/// <summary>A control process of memory files, a link and a bus that does what it is told, on one clock.</summary>
internal sealed class LinkRig : IDisposable
{
    public const string RobotId = Samples.RobotId;
    public const ulong Epoch = Samples.Epoch;

    private readonly Scratch _scratch = new();
    private readonly RecordRing _ring;
    private readonly StatusBlock _status;

    public LinkRig(
        bool remoteArm = false, bool hasControl = true, RobotDescription? robot = null, ModelSettings? models = null, WallClock? clock = null)
    {
        RobotDescription sample = robot ?? SampleRobot.Read();
        Robot = sample with { Session = sample.Session with { RemoteArm = remoteArm } };
        Clock = clock ?? Clock;
        Runtime = new RuntimeFolder(RobotId, _scratch.Folder);
        TransitionSchema schema = RobotSchema.Of(Robot);
        _ring = Runtime.Rings.Create(new RecordSource(RobotId, Epoch, schema, ["encoder"], 4), 4096);
        _status = StatusBlock.Open(Runtime.Status);
        Mailbox = ControlMailbox.Open(Runtime.Mailbox, Epoch);
        Log = new SegmentLog(new MemoryStorage(), RobotId, SegmentLogOptions.Of(Robot.Link), Lines.Add, Time);
        LinkIdentity identity = new(Robot, RobotId, new string('c', 64), "1.0.0", "boot", BdSeq: 3);
        Link = new RobotLink(
            new LinkSettings(identity, Runtime, OutboxSettings.Usual, () => Clock, Lines.Add, Time, models), Bus, Log);
        Recorder = new TransitionRecorder(_ring, plannerSeed: 1);
        if (!hasControl)
        {
            _ring.Dispose();
        }
    }

    public RobotDescription Robot { get; }

    public RuntimeFolder Runtime { get; }

    public ManualTime Time { get; } = new();

    public WallClock Clock { get; set; } = new(new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc), IsSynchronized: true);

    public ScriptedBus Bus { get; } = new();

    public ControlMailbox Mailbox { get; }

    public SegmentLog Log { get; }

    public RobotLink Link { get; }

    public TransitionRecorder Recorder { get; }

    public List<string> Lines { get; } = [];

    public LoopStatus Status { get; set; } = new() { Epoch = Epoch, Lifecycle = LifecycleState.Inactive, Episode = -1 };

    public void Pump(double seconds = 0.1)
    {
        Time.Now += TimeSpan.FromSeconds(seconds);
        Link.Pump();
    }

    /// <summary>The control process records rows; once.</summary>
    public void Record(int rows)
    {
        TransitionRecorder recorder = new(_ring, plannerSeed: 1);
        recorder.StartEpisode(0, isExploring: true, [1, 2, 3, 4, 5], [7]);
        for (int row = 0; row < rows; row++)
        {
            recorder.Record(new StepRecord
            {
                Step = row,
                TimeNanoseconds = row * 40_000_000L,
                DtSeconds = 0.04,
                State = [1, 2, 3, 4, 5],
                Action = [6],
                NextState = [1, 2, 3, 4, 5],
                Parameters = [7],
                Reward = 0,
                Flags = TransitionFlags.Exploring,
            });
        }

        Assert.Equal(((ulong)rows, 0L), (recorder.NextSequence, recorder.Malformed));
    }

    public void TellStatus(LoopStatus status) => _status.Publish(status, [1, 2, 3, 4, 5], [6], [7]);

    /// <summary>The control process is gone; it told last what it told last.</summary>
    public void EndControl() => _ring.Dispose();

    public BusMessage[] PublishedOf(TopicKind kind) =>
        [.. Bus.Published.Where(message => message.Topic == TopicFilters.OfRobot(kind, RobotId))];

    public T Last<T>(TopicKind kind)
        where T : class, IPayload<T> => PayloadJson.Read<T>(PublishedOf(kind)[^1].Payload.Span).Payload!;

    public RobotCommand Command(
        CommandKind kind, ulong sequence = 1, string nonce = "0123456789abcdef", Dictionary<string, double>? parameters = null) =>
        new("trainer-1", nonce, sequence, Clock.UtcNow.AddSeconds(2), kind, parameters);

    public void Send(RobotCommand command) => Arrive(TopicKind.Command, PayloadJson.Write(command));

    public void Arrive(TopicKind kind, byte[] payload, bool retain = false) =>
        Bus.Arrive(TopicFilters.OfRobot(kind, RobotId), payload, retain);

    public void Dispose()
    {
        Link.Dispose();
        Log.Dispose();
        Mailbox.Dispose();
        _status.Dispose();
        _ring.Dispose();
        _scratch.Dispose();
    }
}
