using System;
using System.Collections.Concurrent;
using System.Threading.Tasks;
using MbRlRobot.Messaging;
using MbRlRobot.Messaging.Connections;
using MbRlRobot.Messaging.InProcess;
using MbRlRobot.Messaging.Payloads;
using MbRlRobot.Models;
using MbRlRobot.Onnx;
using MbRlRobot.Ports;
using MbRlRobot.Robots;
using MbRlRobot.Signing;
using MbRlRobot.Transitions.Batches;
using Xunit;

namespace MbRlRobot.Trainer.Tests.Service;

/// <summary>A robot as the trainer meets it: sends what it is told to, and takes models as a robot does.</summary>
internal sealed class ScriptedRobot : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly ReconnectingMessageBus _bus;
    private readonly TrustStore _trust;
    private readonly BlockingCollection<BusMessage> _manifests = [];
    private readonly BlockingCollection<BusMessage> _chunks = [];
    private readonly BlockingCollection<ulong> _marks = [];

    private ScriptedRobot(InProcessBroker broker, string id, RobotDescription robot, PublicKey key)
    {
        (Id, Robot, _trust) = (id, robot, new TrustStore([key]));
        _bus = new ReconnectingMessageBus(new MessageBusOptions(new Uri("inprocess://test"), id), broker.Connect);
    }

    public string Id { get; }

    public RobotDescription Robot { get; }

    public static async Task<ScriptedRobot> Connect(ServiceBench bench, string id, RobotDescription? robot = null)
    {
        ScriptedRobot made = new(bench.Broker, id, robot ?? LinearMotion.Robot(), bench.Key.Public);
        await made._bus.ConnectAsync(default);
        await made.Listen(TopicKind.ModelManifest, made._manifests.Add);
        await made.Listen(TopicKind.ModelChunk, made._chunks.Add);
        await made.Listen(TopicKind.Acknowledgement, made.HearMark);
        return made;
    }

    public Task Born(ulong running = 0, ulong highest = 0)
    {
        (DeclaredVariable[] states, DeclaredVariable[] actions, DeclaredVariable[] parameters) = RobotBirth.Declare(Robot);
        return Send(TopicKind.Birth, PayloadJson.Write(new RobotBirth(
            Robot.Type, RobotSchema.Hash(Robot), new string('0', 64), Robot.ControlPeriod, states, actions, parameters,
            "1.0.0", running, highest, "boot", 0)));
    }

    /// <summary>Sends an episode, and waits until it is acknowledged.</summary>
    public async Task Drive(int episode)
    {
        TransitionBatch batch = TransitionBatch.Of(RobotSchema.Of(Robot), LinearMotion.Episode(Id, episode));
        await Send(TopicKind.Transitions, TransitionBatchWriter.Write(batch));
        while (Take(_marks) < (ulong)(((episode + 1) * LinearMotion.Steps) - 1))
        {
        }
    }

    public Task Answer(ModelResult result) => Send(TopicKind.ModelResult, PayloadJson.Write(result));

    /// <summary>The next manifest, its signature and addressee checked.</summary>
    public ModelManifest Offered()
    {
        BusMessage message = Take(_manifests);
        Assert.True(SignedEnvelope.TryParse(message.Payload.Span, out SignedEnvelope envelope));
        Assert.True(envelope.IsSignedBy(_trust.Find(envelope.KeyId)!));
        ModelManifest manifest = ModelManifestReader.Read(envelope.Payload).Manifest!;
        Assert.True(manifest.IsFor(Robot.Type, Id));
        return manifest;
    }

    public bool IsOfferedMore() => _manifests.Count > 0;

    /// <summary>Fetches a model, as a robot would, and reads it.</summary>
    public async Task<OnnxModel> Fetch(ModelManifest manifest)
    {
        ChunkAssembler assembler = new(manifest.Onnx, default, Patience);
        await Send(TopicKind.ModelRequest, PayloadJson.Write(new ModelRequest(manifest.Onnx.Sha256, 0, manifest.Onnx.ChunkCount)));
        while (!assembler.IsComplete)
        {
            BusMessage chunk = Take(_chunks);
            Assert.True(TopicName.TryParse(chunk.Topic, out TopicName topic));
            assembler.Take(topic.Sha256, topic.ChunkIndex, chunk.Payload.Span, default);
        }

        Assert.True(assembler.TryFinish(out ReadOnlyMemory<byte> bytes).IsPassed);
        return OnnxModelReader.Read(bytes, "model", Robot);
    }

    public Task Send(TopicKind kind, ReadOnlyMemory<byte> payload)
    {
        TopicFacts facts = TopicCatalog.Of(kind);
        return _bus.PublishAsync(new BusMessage(new TopicName(kind, Id).ToString(), payload, facts.QualityOfService, facts.Retained), default);
    }

    public async ValueTask DisposeAsync()
    {
        await _bus.DisposeAsync();
        _manifests.Dispose();
        _chunks.Dispose();
        _marks.Dispose();
    }

    private Task Listen(TopicKind kind, Action<BusMessage> handler) =>
        _bus.SubscribeAsync(TopicFilters.OfRobot(kind, Id), QualityOfService.AtLeastOnce, handler, default);

    private void HearMark(BusMessage message)
    {
        if (PayloadJson.Read<Acknowledgement>(message.Payload.Span).Payload?.MarkOf(1) is { } mark)
        {
            _marks.Add(mark);
        }
    }

    private static T Take<T>(BlockingCollection<T> inbox)
    {
        Assert.True(inbox.TryTake(out T? taken, Patience));
        return taken;
    }
}
