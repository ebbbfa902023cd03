using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using MbRlRobot.Messaging.Connections;
using MbRlRobot.Ports;

namespace MbRlRobot.Messaging.InProcess;

/// <summary>What the broker keeps of one client, there or away. Only the broker calls it, one caller at a time.</summary>
/// <param name="time">The broker's clock.</param>
internal sealed class InProcessSession(TimeProvider time)
{
    /// <summary>How many messages are kept for a client that is away; further ones are dropped (mosquitto: max_queued_messages).</summary>
    public const int MostKept = 1000;

    private readonly Dictionary<string, (QualityOfService Quality, uint Id)> _subscriptions = [];
    private readonly Queue<(StoredMessage Stored, ReadOnlyMemory<uint> Ids)> _kept = [];
    private long _awaySince;
    private uint _expirySeconds;
    private ITimer? _will;

    /// <summary>The client's connection; null while it is away.</summary>
    public InProcessConnection? Connection { get; private set; }

    /// <summary>Whether the client has been away for longer than its session is kept.</summary>
    public bool IsExpired => Connection is null && time.GetElapsedTime(_awaySince).TotalSeconds >= _expirySeconds;

    /// <summary>The client is there: its will is off, and what was kept for it comes.</summary>
    /// <param name="connection">Its connection.</param>
    public void Enter(InProcessConnection connection)
    {
        _will?.Dispose();
        _will = null;
        Connection = connection;
        while (_kept.TryDequeue(out (StoredMessage Stored, ReadOnlyMemory<uint> Ids) next))
        {
            if (next.Stored.TryRead(time, out BusMessage message))
            {
                connection.Incoming.TryTake(new IncomingMessage(message, next.Ids));
            }
        }
    }

    /// <summary>The client is gone.</summary>
    /// <param name="publishWill">Publishes the will; null where the client said good-bye.</param>
    public void Leave(Action<BusMessage>? publishWill)
    {
        MessageBusOptions options = Connection!.Options;
        Connection = null;
        (_awaySince, _expirySeconds) = (time.GetTimestamp(), options.SessionExpirySeconds);
        if (publishWill is not null && options.Will is { } will)
        {
            double delay = Math.Min(Math.Min(options.WillDelaySeconds, options.SessionExpirySeconds), int.MaxValue / 1000);
            _will = time.CreateTimer(_ => publishWill(will), null, TimeSpan.FromSeconds(delay), Timeout.InfiniteTimeSpan);
        }
    }

    /// <summary>Takes a subscription in the place of an earlier one to the same filter.</summary>
    /// <param name="filter">The filter.</param>
    /// <param name="quality">The best quality wanted.</param>
    /// <param name="id">Its identifier.</param>
    /// <param name="retained">What is kept of its topics; comes at once.</param>
    public void Subscribe(string filter, QualityOfService quality, uint id, IEnumerable<BusMessage> retained)
    {
        _subscriptions[filter] = (quality, id);
        foreach (BusMessage message in retained)
        {
            BusMessage lowered = message with { Quality = Lower(message.Quality, quality) };
            Connection?.Incoming.TryTake(new IncomingMessage(lowered, new[] { id }));
        }
    }

    /// <summary>Hands the client a message if it has subscribed to it: once, with the identifiers of all its subscriptions.</summary>
    /// <param name="message">The message.</param>
    /// <returns>What came of it.</returns>
    public Delivery Deliver(BusMessage message)
    {
        KeyValuePair<string, (QualityOfService Quality, uint Id)>[] matching =
            [.. _subscriptions.Where(each => TopicSyntax.Matches(each.Key, message.Topic))];
        if (matching.Length == 0)
        {
            return Delivery.Done;
        }

        uint[] ids = [.. matching.Select(each => each.Value.Id)];
        QualityOfService quality = Lower(message.Quality, matching.Max(each => each.Value.Quality));
        BusMessage delivered = message with { Quality = quality, Retain = false };
        return Connection is { } connection
            ? connection.Incoming.TryTake(new IncomingMessage(delivered, ids)) ? Delivery.Done : Delivery.Overrun
            : Keep(delivered, ids);
    }

    private Delivery Keep(BusMessage message, uint[] ids)
    {
        if (message.Quality == QualityOfService.AtMostOnce)
        {
            return Delivery.Done;
        }

        if (_kept.Count >= MostKept)
        {
            return Delivery.Dropped;
        }

        _kept.Enqueue((new StoredMessage(message, time.GetTimestamp()), ids));
        return Delivery.Done;
    }

    private static QualityOfService Lower(QualityOfService one, QualityOfService other) => one < other ? one : other;
}
