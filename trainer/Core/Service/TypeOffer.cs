using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using MbRlRobot.Messaging;
using MbRlRobot.Messaging.Payloads;
using MbRlRobot.Models;
using MbRlRobot.Ports;
using MbRlRobot.Publishing;
using MbRlRobot.Registry;
using MbRlRobot.Signing;

namespace MbRlRobot.Service;

/// <summary>
/// Offers one type's champion to its robots: the signed manifest, retained, where another one or none is retained, and the chunks that
/// a robot asks for. Called from one thread at a time.
/// </summary>
/// <param name="bus">The bus.</param>
/// <param name="registry">The type's registry.</param>
/// <param name="key">Signs.</param>
/// <param name="fleet">Knows the robots.</param>
internal sealed class TypeOffer(IMessageBus bus, ModelRegistry registry, SigningKey key, Fleet fleet)
{
    private readonly Dictionary<string, (ulong Version, string Sha256)> _retained = [];
    private ModelPublication? _current;
    private ModelPublication? _former;

    /// <summary>The version offered; 0 for none.</summary>
    internal ulong Version => _current?.Manifest.Version ?? 0;

    /// <summary>Takes notice of what the broker has retained for a robot.</summary>
    internal void Hear(string robotId, ModelManifest manifest)
    {
        _retained[robotId] = (manifest.Version, manifest.Onnx.Sha256);
        fleet.Offer(robotId, manifest.Version);
    }

    /// <summary>Takes notice that somebody else's message is retained for a robot.</summary>
    internal void Forget(string robotId) => _retained.Remove(robotId);

    /// <summary>Looks which version is the champion, and offers it to every robot that has another offer.</summary>
    /// <exception cref="MessageBusException">The broker took no more; what was not offered is the next time.</exception>
    internal async Task OfferAsync(CancellationToken cancellation)
    {
        Refresh();
        if (_current is not { } current)
        {
            return;
        }

        foreach (RobotView robot in fleet.Served(registry.Type))
        {
            (ulong, string) wanted = (current.Manifest.Version, current.Manifest.Onnx.Sha256);
            if (!_retained.TryGetValue(robot.RobotId, out (ulong, string) retained) || retained != wanted)
            {
                await PublishAsync(TopicKind.ModelManifest, Topics.ModelManifest(robot.RobotId), current.Message, cancellation)
                    .ConfigureAwait(false);
                Hear(robot.RobotId, current.Manifest);
            }
        }
    }

    /// <summary>Sends the chunks that a robot asked for; nothing where it asks for a file that is not offered.</summary>
    /// <exception cref="MessageBusException">The broker took no more; the robot asks again.</exception>
    internal async Task SendAsync(string robotId, ModelRequest request, CancellationToken cancellation)
    {
        ModelPublication? publication = Find(request.Sha256);
        int end = Math.Min(request.First + request.Count, publication?.ChunkCount ?? 0);
        for (int index = request.First; index < end; index++)
        {
            string topic = Topics.ModelChunk(robotId, request.Sha256, index);
            await PublishAsync(TopicKind.ModelChunk, topic, publication!.Chunk(index), cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>The file offered, or the one before, which a robot may still be fetching.</summary>
    private ModelPublication? Find(string sha256) =>
        _current?.Manifest.Onnx.Sha256 == sha256 ? _current : _former?.Manifest.Onnx.Sha256 == sha256 ? _former : null;

    private void Refresh()
    {
        if (registry.Find(RegistryAlias.Champion) is { } champion && champion != Version)
        {
            ModelPublication next = ModelPublication.Sign(registry.Folder(champion), key, DateTime.UtcNow);
            (_former, _current) = (_current, next);
        }
    }

    private Task PublishAsync(TopicKind kind, string topic, ReadOnlyMemory<byte> payload, CancellationToken cancellation)
    {
        TopicFacts facts = TopicCatalog.Of(kind);
        return bus.PublishAsync(new BusMessage(topic, payload, facts.QualityOfService, facts.Retained), cancellation);
    }
}
