using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using MbRlRobot.Messaging.Connections;
using MbRlRobot.Ports;

namespace MbRlRobot.Messaging.InProcess;

/// <summary>
/// A broker within one process, with the meaning of MQTT 5: sessions that outlive connections, retained messages, wills,
/// expiry, overlapping subscriptions. For the demo, for tests, and to try a lost line without one.
/// </summary>
/// <param name="time">Its clock; null for the system's.</param>
public sealed class InProcessBroker(TimeProvider? time = null)
{
    private static readonly ConcurrentDictionary<string, InProcessBroker> ByName = new(StringComparer.Ordinal);

    private readonly TimeProvider _time = time ?? TimeProvider.System;
    private readonly Lock _lock = new();
    private readonly SortedDictionary<string, InProcessSession> _sessions = new(StringComparer.Ordinal);
    private readonly RetainedMessages _retained = new(time ?? TimeProvider.System);
    private long _dropped;

    /// <summary>How many messages were lost because a client did not keep up or was away for too long.</summary>
    public long Dropped
    {
        get
        {
            lock (_lock)
            {
                return _dropped;
            }
        }
    }

    /// <summary>The broker of a name; it lives as long as the process.</summary>
    /// <param name="name">The host part of <c>inprocess://name</c>.</param>
    /// <returns>The broker.</returns>
    public static InProcessBroker Named(string name) => ByName.GetOrAdd(name, _ => new InProcessBroker());

    /// <summary>Makes a bus to the broker that its address names.</summary>
    /// <param name="options">Who one is; the address is <c>inprocess://name</c>.</param>
    /// <returns>The bus, not connected yet.</returns>
    public static IMessageBus CreateNamedBus(MessageBusOptions options)
    {
        BrokerAddress address = OptionsCheck.ThrowIfInvalid(options);
        return new ReconnectingMessageBus(options, Named(address.Host).Connect);
    }

    /// <summary>Makes a connection to this broker.</summary>
    /// <param name="options">Who one is; the address is not looked at.</param>
    /// <param name="incoming">Takes what arrives.</param>
    /// <returns>The connection, not open yet.</returns>
    public IBrokerConnection Connect(MessageBusOptions options, IIncomingMessages incoming) =>
        new InProcessConnection(this, options, incoming);

    /// <summary>Cuts a client's connection as a fault of the line would: its bus reconnects, its will is due.</summary>
    /// <param name="clientId">The client.</param>
    /// <returns>Whether it was connected.</returns>
    public bool Cut(string clientId)
    {
        lock (_lock)
        {
            InProcessConnection? connection = _sessions.GetValueOrDefault(clientId)?.Connection;
            return connection is not null && End(connection, "the connection was cut", PublishWill);
        }
    }

    /// <summary>Takes a client in; another one of the same name must go.</summary>
    /// <param name="connection">Its connection.</param>
    internal void Enter(InProcessConnection connection)
    {
        lock (_lock)
        {
            string id = connection.Options.ClientId;
            if (!_sessions.TryGetValue(id, out InProcessSession? session) || session.IsExpired)
            {
                _sessions[id] = session = new InProcessSession(_time);
            }

            if (session.Connection is { } older)
            {
                End(older, ReasonCodes.Describe(0x8E), PublishWill);
            }

            session.Enter(connection);
        }
    }

    /// <summary>Lets a client go that says good-bye; its will is forgotten.</summary>
    /// <param name="connection">Its connection.</param>
    internal void Leave(InProcessConnection connection)
    {
        lock (_lock)
        {
            End(connection, "the bus was closed", null);
        }
    }

    /// <summary>Takes a subscription.</summary>
    /// <param name="connection">Whose.</param>
    /// <param name="filter">The filter.</param>
    /// <param name="quality">The best quality wanted.</param>
    /// <param name="id">Its identifier.</param>
    internal void Subscribe(InProcessConnection connection, string filter, QualityOfService quality, uint id)
    {
        lock (_lock)
        {
            SessionOf(connection).Subscribe(filter, quality, id, _retained.Matching(filter));
        }
    }

    /// <summary>Takes a message.</summary>
    /// <param name="connection">Who publishes it.</param>
    /// <param name="message">The message; its bytes are the broker's from now on.</param>
    internal void Publish(InProcessConnection connection, BusMessage message)
    {
        lock (_lock)
        {
            SessionOf(connection);
            List<string> overrun = Deliver(message);
            if (overrun.Count > 0 && message.Quality == QualityOfService.AtLeastOnce)
            {
                throw new MessageBusException(
                    $"The message on '{message.Topic}' did not reach {string.Join(", ", overrun)}: too many messages wait there already.");
            }
        }
    }

    private void PublishWill(BusMessage will)
    {
        lock (_lock)
        {
            Deliver(will);
        }
    }

    private List<string> Deliver(BusMessage message)
    {
        if (message.Retain)
        {
            _retained.Keep(message);
        }

        foreach (string id in _sessions.Where(each => each.Value.IsExpired).Select(each => each.Key).ToList())
        {
            _sessions.Remove(id);
        }

        List<string> overrun = [];
        foreach ((string id, InProcessSession session) in _sessions)
        {
            Delivery delivery = session.Deliver(message);
            _dropped += delivery == Delivery.Done ? 0 : 1;
            if (delivery == Delivery.Overrun)
            {
                overrun.Add(id);
            }
        }

        return overrun;
    }

    private InProcessSession SessionOf(InProcessConnection connection) =>
        _sessions.TryGetValue(connection.Options.ClientId, out InProcessSession? session) && session.Connection == connection
            ? session
            : throw new MessageBusException("The connection is lost.");

    private bool End(InProcessConnection connection, string why, Action<BusMessage>? publishWill)
    {
        bool isThere = _sessions.TryGetValue(connection.Options.ClientId, out InProcessSession? session)
            && session.Connection == connection;
        if (isThere)
        {
            session!.Leave(publishWill);
            connection.End(why);
        }

        return isThere;
    }
}
