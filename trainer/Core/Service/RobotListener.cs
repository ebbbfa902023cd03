using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using System.Threading;
using System.Threading.Tasks;
using MbRlRobot.Messaging;
using MbRlRobot.Messaging.Payloads;
using MbRlRobot.Ports;

namespace MbRlRobot.Service;

/// <summary>Hears robots. What cannot be used is counted and dropped; of much of it only a little is told.</summary>
/// <param name="bus">The bus.</param>
/// <param name="log">Told what people should know; null for nobody.</param>
internal sealed class RobotListener(IMessageBus bus, Action<string>? log)
{
    private readonly TopicCounts _refused = new();

    /// <summary>Counts a message that could not be used.</summary>
    /// <param name="kind">What it was to be.</param>
    internal void Refuse(TopicKind kind) => _refused.Add(kind);

    /// <summary>What was refused, by kind.</summary>
    /// <param name="batches">Batches of transitions that the ingest refused.</param>
    internal IReadOnlyDictionary<TopicKind, long> Refused(long batches)
    {
        IEnumerable<KeyValuePair<TopicKind, long>> ingested = batches > 0 ? [new(TopicKind.Transitions, batches)] : [];
        return new SortedDictionary<TopicKind, long>(_refused.Snapshot.Concat(ingested).ToDictionary());
    }

    /// <summary>Subscribes to a kind of message of every robot.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="hear">Takes the robot's id and each message, whatever is in it.</param>
    /// <param name="cancellation">Gives up waiting for the broker.</param>
    internal Task SubscribeAsync(TopicKind kind, Action<string, BusMessage> hear, CancellationToken cancellation) => bus.SubscribeAsync(
        TopicFilters.AllOf(kind),
        TopicCatalog.Of(kind).QualityOfService,
        message =>
        {
            if (TopicName.TryParse(message.Topic, out TopicName topic))
            {
                hear(topic.OwnerId, message);
            }
            else
            {
                Refuse(kind);
            }
        },
        cancellation);

    /// <summary>Subscribes to a kind of payload of every robot.</summary>
    /// <param name="hear">Takes the robot's id and each payload that is well-formed.</param>
    /// <param name="cancellation">Gives up waiting for the broker.</param>
    internal Task SubscribeAsync<T>(Action<string, T> hear, CancellationToken cancellation)
        where T : class, IPayload<T> => SubscribeAsync(T.Kind, (robotId, message) => Read(robotId, message, hear), cancellation);

    /// <summary>An empty payload clears what was retained, and is no news.</summary>
    private void Read<T>(string robotId, BusMessage message, Action<string, T> hear)
        where T : class, IPayload<T>
    {
        PayloadReading<T> reading = PayloadJson.Read<T>(message.Payload.Span);
        if (reading.Payload is { } payload)
        {
            hear(robotId, payload);
        }
        else if (!message.Payload.IsEmpty && _refused.Add(T.Kind) is var count && BitOperations.IsPow2(count))
        {
            log?.Invoke(FormattableString.Invariant(
                $"{robotId} sent a {T.Kind} that is not well-formed, number {count} of that kind: {reading.Problem}"));
        }
    }
}
