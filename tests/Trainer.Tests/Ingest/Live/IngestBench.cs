using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using MbRlRobot.Ingest.Live;
using MbRlRobot.Messaging;
using MbRlRobot.Messaging.Connections;
using MbRlRobot.Messaging.InProcess;
using MbRlRobot.Messaging.Payloads;
using MbRlRobot.Ports;
using MbRlRobot.TestKit.Doubles;
using MbRlRobot.Transitions;
using MbRlRobot.Transitions.Batches;
using Xunit;

namespace MbRlRobot.Trainer.Tests.Ingest.Live;

/// <summary>An ingest over a broker and a store in memory, and robots that send to it.</summary>
internal sealed class IngestBench : IAsyncDisposable
{
    private const string Marker = "bench/marker";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly InProcessBroker _broker = new();
    private readonly ReconnectingMessageBus _robots;
    private readonly SemaphoreSlim _reached = new(0);
    private readonly ConcurrentDictionary<string, BlockingCollection<Acknowledgement>> _told = [];

    private IngestBench() => _robots = Client("robots");

    public GatedStore Store { get; } = new();

    public TransitionIngest Ingest { get; private set; } = null!;

    /// <summary>The trainer's own connection.</summary>
    public BreakableBus Bus { get; private set; } = null!;

    public RobotIngestStatistics Robot => Ingest.Statistics.Robots.Single();

    public static async Task<IngestBench> Start(IngestOptions? options = null, string? slowTopic = null)
    {
        IngestBench bench = new();
        await bench._robots.ConnectAsync(default);
        await bench._robots.SubscribeAsync(
            TopicFilters.AllOf(TopicKind.Acknowledgement), QualityOfService.AtLeastOnce, bench.Hear, default);
        await bench.Serve(options, slowTopic);
        return bench;
    }

    /// <summary>Starts an ingest, or a new one over the same broker and store.</summary>
    public async Task Serve(IngestOptions? options = null, string? slowTopic = null)
    {
        await (Bus?.DisposeAsync() ?? ValueTask.CompletedTask);
        Bus = new BreakableBus(Client("trainer")) { SlowTopic = slowTopic };
        await Bus.ConnectAsync(default);
        options ??= new IngestOptions(GroupMilliseconds: 1, RetryMilliseconds: 1);
        Ingest = await TransitionIngest.StartAsync(Bus, Store, [SampleTransition.Schema, SampleTransition.Schema], options);
        await Bus.SubscribeAsync(Marker, QualityOfService.AtLeastOnce, _ => _reached.Release(), default);
    }

    public Task Send(TransitionBatch batch) => Send(batch.First.RobotId, TransitionBatchWriter.Write(batch));

    /// <summary>Sends a batch and waits until the ingest has looked at it: a marker behind it has come through.</summary>
    public async Task Send(string robotId, byte[] payload)
    {
        await _robots.PublishAsync(new BusMessage(Topics.Transitions(robotId), payload), default);
        await _robots.PublishAsync(new BusMessage(Marker, default), default);
        Assert.True(await _reached.WaitAsync(Patience));
    }

    /// <summary>What a robot hears that subscribes only now.</summary>
    public async Task<BusMessage> ToldLate(string robotId)
    {
        TaskCompletionSource<BusMessage> heard = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await using ReconnectingMessageBus late = Client("late");
        await late.ConnectAsync(default);
        await late.SubscribeAsync(
            Topics.Acknowledgement(robotId), QualityOfService.AtLeastOnce, message => heard.TrySetResult(message), default);
        return await heard.Task.WaitAsync(Patience);
    }

    /// <summary>The next acknowledgement that a robot hears.</summary>
    public Acknowledgement Told(string robotId = "a")
    {
        Assert.True(Inbox(robotId).TryTake(out Acknowledgement? payload, Patience), _robots.Statistics.LastFault);
        return payload;
    }

    /// <summary>Listens until a robot hears that an epoch is stored up to a row; gives the acknowledgement.</summary>
    public Acknowledgement ToldUpTo(ulong sequence, ulong epoch = 1, string robotId = "a")
    {
        Acknowledgement payload = Told(robotId);
        while (payload.MarkOf(epoch) != sequence)
        {
            payload = Told(robotId);
        }

        return payload;
    }

    public bool HasTold(string robotId = "a") => Inbox(robotId).Count > 0;

    public static TransitionBatch Batch(ulong first, int rows, string robotId = "a", ulong epoch = 1, TransitionSchema? schema = null)
    {
        IEnumerable<Transition> of = Enumerable.Range(0, rows).Select(row => SampleTransition.Of(robotId, epoch, first + (ulong)row));
        return TransitionBatch.Of(schema ?? SampleTransition.Schema, [.. of]);
    }

    public async ValueTask DisposeAsync()
    {
        Store.Open();
        await Ingest.DisposeAsync();
        await Bus.DisposeAsync();
        await _robots.DisposeAsync();
        Store.Dispose();
        _reached.Dispose();
        Assert.Equal(0, _robots.Statistics.HandlerFaults + Bus.Statistics.HandlerFaults);
    }

    private ReconnectingMessageBus Client(string name) =>
        new(new MessageBusOptions(new Uri("inprocess://bench"), name), _broker.Connect);

    private BlockingCollection<Acknowledgement> Inbox(string robotId) => _told.GetOrAdd(robotId, _ => []);

    private void Hear(BusMessage message)
    {
        Assert.True(TopicName.TryParse(message.Topic, out TopicName topic));
        PayloadReading<Acknowledgement> reading = PayloadJson.Read<Acknowledgement>(message.Payload.Span);
        Assert.True(reading.Problem is null, reading.Problem);
        Inbox(topic.OwnerId).Add(reading.Payload!);
    }
}
