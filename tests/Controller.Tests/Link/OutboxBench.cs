using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using MbRlRobot.Controller.Tests.Recording;
using MbRlRobot.Controller.Tests.Recording.Segments;
using MbRlRobot.Link;
using MbRlRobot.Link.Outbox;
using MbRlRobot.Messaging;
using MbRlRobot.Messaging.Payloads;
using MbRlRobot.TestKit.Doubles;
using MbRlRobot.Transitions.Batches;
using Xunit;

namespace MbRlRobot.Controller.Tests.Link;

/// <summary>A link's outbox between a robot's log and a trainer that keeps what it takes, on a clock that moves when told.</summary>
internal sealed class OutboxBench : IDisposable
{
    private readonly Queue<byte[]> _line = new();

    public OutboxBench(int capacity = 4096, long maximumBytes = 1L << 30)
    {
        Robot = new LinkBench(capacity, maximumBytes);
        Outbox = NewOutbox();
        Begin();
    }

    public LinkBench Robot { get; }

    public MemoryTransitionStore Store { get; set; } = new();

    public TransitionOutbox Outbox { get; private set; }

    public List<string> Lines { get; } = [];

    /// <summary>What publishing gives from now on, in turn; published well where there is none.</summary>
    public Queue<Task> Publications { get; } = new();

    /// <summary>Batches published, and not delivered or lost yet.</summary>
    public int OnTheLine => _line.Count;

    /// <summary>Rows delivered to the trainer, again ones included.</summary>
    public int RowsDelivered { get; private set; }

    /// <summary>The largest message.</summary>
    public int LongestMessage { get; private set; }

    /// <summary>Starts another control process.</summary>
    public void StartControl(ulong epoch)
    {
        Robot.StartControl(epoch);
        Begin();
    }

    public void Send(TimeSpan? later = null)
    {
        Robot.Time.Now += later ?? TimeSpan.FromSeconds(1);
        Outbox.Send(_ => true);
    }

    /// <summary>What is on the line arrives and is stored; nobody acknowledges.</summary>
    public void Deliver()
    {
        while (_line.TryDequeue(out byte[]? payload))
        {
            TransitionBatch batch = TransitionBatchReader.Read(payload, Samples.RobotId).Batch!;
            RowsDelivered += batch.Count;
            Store.Append([batch]);
        }
    }

    /// <summary>What is on the line is lost.</summary>
    public void Lose() => _line.Clear();

    public void Acknowledge() => Outbox.Hear(new Acknowledgement(
        [.. Store.HighWaterMarks(Samples.RobotId, 256).Select(mark => new EpochAcknowledgement(mark.Epoch, mark.Sequence))]));

    /// <summary>Sends, delivers and acknowledges until nothing is left.</summary>
    public void Finish()
    {
        for (int round = 0; round < 1000 && Robot.Log.Epochs.Any(epoch => epoch.Acknowledged != epoch.LastSequence); round++)
        {
            Send();
            Deliver();
            Acknowledge();
        }
    }

    /// <summary>The link dies and another one takes its place.</summary>
    public void Restart()
    {
        Robot.StartLink();
        Outbox = NewOutbox();
    }

    public ulong[] Stored(ulong epoch = Samples.Epoch) => [.. Store.Read(Samples.Schema)
        .Where(row => row.Id.Epoch == epoch).Select(row => row.Id.Sequence).Order()];

    public void Dispose() => Robot.Dispose();

    private void Begin() => Robot.Recorder.StartEpisode(0, isExploring: true, [0, -1], [3]);

    private TransitionOutbox NewOutbox() => new(
        Robot.Log, Publish, OutboxSettings.Usual, new LinkEvents(Lines.Add, Robot.Time, new TopicCounts()), Robot.Time);

    private Task Publish(TopicKind kind, ReadOnlyMemory<byte> payload)
    {
        Assert.Equal(TopicKind.Transitions, kind);
        LongestMessage = Math.Max(LongestMessage, payload.Length);
        Task publication = Publications.Count > 0 ? Publications.Dequeue() : Task.CompletedTask;
        if (!publication.IsFaulted)
        {
            _line.Enqueue(payload.ToArray());
        }

        return publication;
    }
}
