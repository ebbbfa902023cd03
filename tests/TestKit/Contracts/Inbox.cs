using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using MbRlRobot.Ports;

namespace MbRlRobot.TestKit.Contracts;

/// <summary>Keeps what a handler is given until a test asks for it.</summary>
public sealed class Inbox
{
    /// <summary>How long a test waits for what must come.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly BlockingCollection<BusMessage> _messages = [];

    /// <summary>How many wait to be taken.</summary>
    public int Count => _messages.Count;

    /// <summary>The handler.</summary>
    public void Put(BusMessage message) => _messages.Add(message);

    /// <summary>Takes messages; fewer than asked for where they do not come.</summary>
    public Task<List<BusMessage>> Messages(int count) => Task.Run(() =>
    {
        List<BusMessage> taken = [];
        while (taken.Count < count && _messages.TryTake(out BusMessage? message, Patience))
        {
            taken.Add(message);
        }

        return taken;
    });

    /// <summary>The first bytes of the next messages.</summary>
    public async Task<IEnumerable<byte>> Take(int count) => (await Messages(count)).Select(message => message.Payload.Span[0]);
}
