using System;
using System.Threading;
using System.Threading.Tasks;
using MbRlRobot.Messaging;
using MbRlRobot.Ports;

namespace MbRlRobot.Link;

/// <summary>One robot's messages on a bus: topic, quality, retention and expiry of each kind are the catalogue's.</summary>
/// <param name="bus">The bus.</param>
/// <param name="robotId">The individual robot.</param>
internal sealed class RobotBus(IMessageBus bus, string robotId)
{
    /// <summary>Whether messages can pass now.</summary>
    public bool IsConnected => bus.State == BusState.Connected;

    /// <summary>Publishes a message of the robot; never throws by itself, the task fails.</summary>
    /// <param name="kind">What it is.</param>
    /// <param name="payload">Its bytes.</param>
    /// <returns>Done once the broker has it; failed with a <see cref="MessageBusException"/> where it could not be sent.</returns>
    public async Task PublishAsync(TopicKind kind, ReadOnlyMemory<byte> payload)
    {
        TopicFacts facts = TopicCatalog.Of(kind);
        string topic = TopicFilters.OfRobot(kind, robotId);
        uint? expiry = facts.ExpirySeconds is { } seconds ? (uint)seconds : null;
        BusMessage message = new(topic, payload, facts.QualityOfService, facts.Retained, expiry);
        await bus.PublishAsync(message, CancellationToken.None).ConfigureAwait(false);
    }

    /// <summary>Subscribes to a kind of message; before the first connection it waits for that.</summary>
    /// <param name="kind">The kind; trainers' states of every trainer, all else of this robot alone.</param>
    /// <param name="handler">Takes each.</param>
    /// <returns>Done once the broker has taken it.</returns>
    public Task SubscribeAsync(TopicKind kind, Action<BusMessage> handler)
    {
        string filter = kind == TopicKind.TrainerState ? TopicFilters.AllOf(kind) : TopicFilters.OfRobot(kind, robotId);
        return bus.SubscribeAsync(filter, TopicCatalog.Of(kind).QualityOfService, handler, CancellationToken.None);
    }
}
