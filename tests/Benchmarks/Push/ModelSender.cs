using System;
using System.Diagnostics;
using System.Threading;
using System.Threading.Channels;
using System.Threading.Tasks;
using MbRlRobot.Messaging;
using MbRlRobot.Messaging.Payloads;
using MbRlRobot.Ports;
using MbRlRobot.Publishing;

namespace MbRlRobot.Benchmarks.Push;

/// <summary>What a trainer does to give a robot a model: offers it, sends the chunks asked for, one after the other, and listens.</summary>
/// <param name="bus">A bus of its own, not connected; disposed of with this.</param>
/// <param name="robotId">The robot.</param>
internal sealed class ModelSender(IMessageBus bus, string robotId) : IAsyncDisposable
{
    private readonly Channel<ModelRequest> _requests = Channel.CreateUnbounded<ModelRequest>();
    private readonly Channel<(ModelResult Result, long At)> _results = Channel.CreateUnbounded<(ModelResult, long)>();
    private readonly TaskCompletionSource _born = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private ModelPublication? _offered;
    private long _sent;
    private Task _serving = Task.CompletedTask;

    /// <summary>What the robot said of models, and when it was heard.</summary>
    public ChannelReader<(ModelResult Result, long At)> Results => _results.Reader;

    /// <summary>When the broker had the last chunk, so far.</summary>
    public long LastSent => Volatile.Read(ref _sent);

    /// <summary>Connects, and waits until the robot's link has too.</summary>
    /// <param name="patience">How long it may take.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>Done when both listen.</returns>
    public async Task ConnectAsync(TimeSpan patience, CancellationToken cancellation)
    {
        await bus.ConnectAsync(cancellation);
        await bus.SubscribeAsync(Topics.ModelRequest(robotId), QualityOfService.AtLeastOnce, HearRequest, cancellation);
        await bus.SubscribeAsync(Topics.ModelResult(robotId), QualityOfService.AtLeastOnce, HearResult, cancellation);
        await bus.SubscribeAsync(Topics.Birth(robotId), QualityOfService.AtLeastOnce, _ => _born.TrySetResult(), cancellation);
        _serving = ServeAsync();
        await _born.Task.WaitAsync(patience, cancellation);
    }

    /// <summary>Offers a model.</summary>
    /// <param name="model">The model.</param>
    /// <returns>Done when the broker has its manifest.</returns>
    public async Task OfferAsync(ModelPublication model)
    {
        Volatile.Write(ref _offered, model);
        await PublishAsync(TopicKind.ModelManifest, Topics.ModelManifest(robotId), model.Message);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _requests.Writer.TryComplete();
        await _serving;
        await bus.DisposeAsync();
    }

    private void HearRequest(BusMessage message)
    {
        if (PayloadJson.Read<ModelRequest>(message.Payload.Span).Payload is { } request)
        {
            _requests.Writer.TryWrite(request);
        }
    }

    private void HearResult(BusMessage message)
    {
        long now = Stopwatch.GetTimestamp();
        if (PayloadJson.Read<ModelResult>(message.Payload.Span).Payload is { } result)
        {
            _results.Writer.TryWrite((result, now));
        }
    }

    private async Task ServeAsync()
    {
        await foreach (ModelRequest request in _requests.Reader.ReadAllAsync())
        {
            if (Volatile.Read(ref _offered) is { } offered && offered.Manifest.Onnx.Sha256 == request.Sha256)
            {
                await SendAsync(offered, request);
            }
        }
    }

    private async Task SendAsync(ModelPublication model, ModelRequest request)
    {
        int end = Math.Min(request.First + request.Count, model.ChunkCount);
        for (int index = request.First; index < end; index++)
        {
            string topic = Topics.ModelChunk(robotId, request.Sha256, index);
            await PublishAsync(TopicKind.ModelChunk, topic, model.Chunk(index));
            Volatile.Write(ref _sent, Stopwatch.GetTimestamp());
        }
    }

    private Task PublishAsync(TopicKind kind, string topic, ReadOnlyMemory<byte> payload)
    {
        TopicFacts facts = TopicCatalog.Of(kind);
        return bus.PublishAsync(new BusMessage(topic, payload, facts.QualityOfService, facts.Retained), CancellationToken.None);
    }
}
