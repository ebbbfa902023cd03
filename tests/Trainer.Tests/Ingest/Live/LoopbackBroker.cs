using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using MbRlRobot.Ports;

namespace MbRlRobot.Trainer.Tests.Ingest.Live;

/// <summary>A broker in memory: hands every message over before a publish returns.</summary>
internal sealed class LoopbackBroker
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, BusMessage> _retained = [];
    private readonly List<(string Filter, Action<BusMessage> Handler)> _subscriptions = [];

    /// <summary>Takes a message.</summary>
    /// <param name="message">The message.</param>
    public void Publish(BusMessage message)
    {
        Action<BusMessage>[] handlers;
        lock (_lock)
        {
            if (message.Retain)
            {
                Keep(message);
            }

            handlers = [.. _subscriptions.Where(each => Matches(each.Filter, message.Topic)).Select(each => each.Handler)];
        }

        Array.ForEach(handlers, handler => handler(message));
    }

    /// <summary>Takes a subscription.</summary>
    /// <param name="filter">The topics.</param>
    /// <param name="handler">Takes the messages.</param>
    public void Subscribe(string filter, Action<BusMessage> handler)
    {
        BusMessage[] kept;
        lock (_lock)
        {
            _subscriptions.Add((filter, handler));
            kept = [.. _retained.Values.Where(message => Matches(filter, message.Topic))];
        }

        Array.ForEach(kept, message => handler(message));
    }

    private void Keep(BusMessage message)
    {
        if (message.Payload.IsEmpty)
        {
            _retained.Remove(message.Topic);
        }
        else
        {
            _retained[message.Topic] = message;
        }
    }

    private static bool Matches(string filter, string topic)
    {
        string[] wanted = filter.Split('/');
        string[] levels = topic.Split('/');
        for (int level = 0; level < wanted.Length; level++)
        {
            if (wanted[level] == "#")
            {
                return true;
            }

            if (level >= levels.Length || (wanted[level] != "+" && wanted[level] != levels[level]))
            {
                return false;
            }
        }

        return wanted.Length == levels.Length;
    }
}
