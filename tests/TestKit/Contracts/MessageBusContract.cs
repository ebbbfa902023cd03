using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using MbRlRobot.Messaging;
using MbRlRobot.Ports;
using Xunit;

namespace MbRlRobot.TestKit.Contracts;

/// <summary>What every <see cref="IMessageBus"/> keeps.</summary>
public abstract class MessageBusContract
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly string _root = $"contract/{Guid.NewGuid():N}";

    /// <summary>A bus that is not connected; all buses of a test meet at one broker.</summary>
    protected abstract IMessageBus Create(string clientId, BusMessage? will = null);

    [AdapterFact]
    public async Task Brings_a_message_to_all_who_subscribed_and_to_no_one_else()
    {
        await using IMessageBus sender = await Connect("sender");
        await using IMessageBus receiver = await Connect("receiver");
        Inbox exact = await Subscribe(receiver, $"{_root}/a/x");
        Inbox oneLevel = await Subscribe(receiver, $"{_root}/+/x");
        Inbox rest = await Subscribe(receiver, $"{_root}/a/#");
        Inbox other = await Subscribe(receiver, $"{_root}/b/x");
        await Publish(sender, "a/x", 1);
        await Publish(sender, "b/x", 2);
        Assert.Equal([1], await exact.Take(1));
        Assert.Equal([1, 2], await oneLevel.Take(2));
        Assert.Equal([1], await rest.Take(1));
        Assert.Equal([2], await other.Take(1));
    }

    [AdapterFact]
    public async Task Keeps_the_order_of_a_sender()
    {
        await using IMessageBus sender = await Connect("sender");
        await using IMessageBus receiver = await Connect("receiver");
        Inbox inbox = await Subscribe(receiver, $"{_root}/order");
        for (byte number = 0; number < 100; number++)
        {
            await Publish(sender, "order", number);
        }

        Assert.Equal(Enumerable.Range(0, 100).Select(number => (byte)number), await inbox.Take(100));
    }

    [AdapterFact]
    public async Task Hands_the_last_retained_message_to_later_subscribers_until_it_is_cleared()
    {
        await using IMessageBus sender = await Connect("sender");
        await using IMessageBus receiver = await Connect("receiver");
        await Publish(sender, "kept", 1, retain: true);
        await Publish(sender, "kept", 2, retain: true);
        Assert.Equal([2], await (await Subscribe(receiver, $"{_root}/kept")).Take(1));
        await sender.PublishAsync(new BusMessage($"{_root}/kept", ReadOnlyMemory<byte>.Empty, Retain: true), default);
        Inbox late = await Subscribe(receiver, $"{_root}/+");
        await Publish(sender, "marker", 3);
        Assert.Equal([3], await late.Take(1));
    }

    [AdapterFact]
    public async Task Carries_a_payload_of_256_KiB_unchanged()
    {
        await using IMessageBus sender = await Connect("sender");
        await using IMessageBus receiver = await Connect("receiver");
        Inbox inbox = await Subscribe(receiver, $"{_root}/large");
        byte[] payload = [.. Enumerable.Range(0, 256 * 1024).Select(index => (byte)(index * 31 >> 3))];
        await sender.PublishAsync(new BusMessage($"{_root}/large", payload), default);
        Assert.Equal(payload, (await inbox.Messages(1))[0].Payload.ToArray());
    }

    [AdapterFact]
    public async Task Goes_on_after_a_handler_threw()
    {
        await using IMessageBus sender = await Connect("sender");
        await using IMessageBus receiver = await Connect("receiver");
        Inbox inbox = new();
        await receiver.SubscribeAsync(
            $"{_root}/fragile",
            QualityOfService.AtLeastOnce,
            message =>
            {
                inbox.Put(message);
                throw new InvalidOperationException("a handler's fault");
            },
            default);
        await Publish(sender, "fragile", 1);
        await Publish(sender, "fragile", 2);
        Assert.Equal([1, 2], await inbox.Take(2));
    }

    [AdapterFact]
    public async Task Tells_its_state_and_refuses_to_publish_without_a_connection()
    {
        await using IMessageBus bus = Create("states");
        ConcurrentQueue<BusState> states = [];
        bus.StateChanged += states.Enqueue;
        Assert.Equal(BusState.Closed, bus.State);
        await Assert.ThrowsAsync<MessageBusException>(() => Publish(bus, "x", 1));
        await bus.ConnectAsync(default).WaitAsync(Patience);
        Assert.Equal(BusState.Connected, bus.State);
        await bus.DisposeAsync();
        Assert.Equal(BusState.Closed, bus.State);
        Assert.Equal([BusState.Connecting, BusState.Connected, BusState.Closed], states);
    }

    private async Task<IMessageBus> Connect(string name)
    {
        IMessageBus bus = Create($"{name}-{Guid.NewGuid():N}");
        await bus.ConnectAsync(default).WaitAsync(Patience);
        return bus;
    }

    private static async Task<Inbox> Subscribe(IMessageBus bus, string filter)
    {
        Inbox inbox = new();
        await bus.SubscribeAsync(filter, QualityOfService.AtLeastOnce, inbox.Put, default).WaitAsync(Patience);
        return inbox;
    }

    private Task Publish(IMessageBus bus, string topic, byte content, bool retain = false) =>
        bus.PublishAsync(new BusMessage($"{_root}/{topic}", new[] { content }, Retain: retain), default);

    private sealed class Inbox
    {
        private readonly BlockingCollection<BusMessage> _messages = [];

        public void Put(BusMessage message) => _messages.Add(message);

        public Task<List<BusMessage>> Messages(int count) => Task.Run(() =>
        {
            List<BusMessage> taken = [];
            while (taken.Count < count && _messages.TryTake(out BusMessage? message, Patience))
            {
                taken.Add(message);
            }

            return taken;
        });

        public async Task<IEnumerable<byte>> Take(int count) => (await Messages(count)).Select(message => message.Payload.Span[0]);
    }
}
