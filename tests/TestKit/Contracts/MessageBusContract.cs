using System;
using System.Collections.Concurrent;
using System.Linq;
using System.Threading.Tasks;
using MbRlRobot.Messaging;
using MbRlRobot.Ports;
using Xunit;

namespace MbRlRobot.TestKit.Contracts;

/// <summary>What every <see cref="IMessageBus"/> keeps: delivery, and here handlers, states, refusals, its end. The classes that derive from it hold the rest.</summary>
public abstract class MessageBusContract : MessageBusDeliveryContract
{
    [AdapterFact]
    public async Task Counts_what_handlers_throw_and_goes_on()
    {
        IMessageBus bus = await Connect("both");
        Inbox inbox = new();
        await bus.SubscribeAsync(
            $"{Root}/fragile",
            QualityOfService.AtLeastOnce,
            message =>
            {
                inbox.Put(message);
                throw new InvalidOperationException("a handler's fault");
            },
            default);
        Inbox other = await Subscribe(bus, "fragile");
        await Publish(bus, "fragile", 1);
        await Publish(bus, "fragile", 2);
        Assert.Equal([1, 2], await inbox.Take(2));
        Assert.Equal([1, 2], await other.Take(2));
        Assert.Equal(2, bus.Statistics.HandlerFaults);
        Assert.Contains("a handler's fault", bus.Statistics.LastFault, StringComparison.Ordinal);
    }

    [AdapterFact]
    public async Task Runs_handlers_one_at_a_time()
    {
        IMessageBus bus = await Connect("both");
        int running = 0;
        int most = 0;
        Inbox inbox = new();
        foreach (string filter in new[] { "x/1", "x/+", "#" })
        {
            await bus.SubscribeAsync($"{Root}/{filter}", QualityOfService.AtLeastOnce, Handle, default);
        }

        await Task.WhenAll(Enumerable.Range(0, 50).Select(number => Publish(bus, "x/1", (byte)number)));
        Assert.Equal(150, (await inbox.Messages(150)).Count);
        Assert.Equal(1, most);

        void Handle(BusMessage message)
        {
            most = Math.Max(most, System.Threading.Interlocked.Increment(ref running));
            System.Threading.Thread.SpinWait(1000);
            System.Threading.Interlocked.Decrement(ref running);
            inbox.Put(message);
        }
    }

    [AdapterFact]
    public async Task Tells_its_state_and_refuses_to_publish_without_a_connection()
    {
        IMessageBus bus = Create(OptionsFor("states"));
        ConcurrentQueue<BusState> states = [];
        bus.StateChanged += states.Enqueue;
        Assert.Equal(BusState.Closed, bus.State);
        await Assert.ThrowsAsync<MessageBusException>(() => Publish(bus, "x", 1));
        await bus.ConnectAsync(default).WaitAsync(Inbox.Patience);
        Assert.Equal(BusState.Connected, bus.State);
        await Assert.ThrowsAsync<InvalidOperationException>(() => bus.ConnectAsync(default));
        await bus.DisposeAsync();
        Assert.Equal(BusState.Closed, bus.State);
        Assert.Equal([BusState.Connecting, BusState.Connected, BusState.Closed], states);
        await Assert.ThrowsAsync<MessageBusException>(() => Publish(bus, "x", 1));
        await Assert.ThrowsAsync<MessageBusException>(() => Subscribe(bus, "x"));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => bus.ConnectAsync(default));
        await bus.DisposeAsync();
    }

    [AdapterFact]
    public async Task Refuses_topics_and_filters_that_are_none()
    {
        IMessageBus bus = await Connect("both");
        foreach (string topic in new[] { string.Empty, "a/+", "a/#", "a\0b", "\ud800", new string('x', 65536) })
        {
            await Assert.ThrowsAsync<ArgumentException>(() => bus.PublishAsync(new BusMessage(topic, new byte[1]), default));
        }

        foreach (string filter in new[] { string.Empty, "a/#/b", "a+", "#a", "a\0b", "$share/group/a" })
        {
            await Assert.ThrowsAsync<ArgumentException>(
                () => bus.SubscribeAsync(filter, QualityOfService.AtLeastOnce, _ => { }, default));
        }

        Assert.Equal(BusState.Connected, bus.State);
    }

    [AdapterFact]
    public async Task Gives_up_when_told_to()
    {
        IMessageBus bus = await Connect("both");
        System.Threading.CancellationToken cancelled = new(canceled: true);
        BusMessage message = new($"{Root}/x", new byte[1]);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => bus.PublishAsync(message, cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => bus.SubscribeAsync($"{Root}/x", QualityOfService.AtLeastOnce, _ => { }, cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Create(OptionsFor("never")).ConnectAsync(cancelled));
    }

    [AdapterFact]
    public async Task Ends_in_the_midst_of_traffic_and_runs_no_handler_afterwards()
    {
        IMessageBus sender = await Connect("sender");
        IMessageBus receiver = await Connect("receiver");
        Inbox inbox = await Subscribe(receiver, "traffic");
        Task traffic = Task.Run(async () =>
        {
            while (true) // until there is no bus any more to publish on
            {
                await Publish(sender, "traffic", 1);
            }
        });
        await inbox.Messages(100);
        await receiver.DisposeAsync();
        int count = inbox.Count;
        await inbox.Messages(count);
        await Task.WhenAny(traffic, Task.Delay(50));
        Assert.Equal(0, inbox.Count);
        await sender.DisposeAsync();
        await Assert.ThrowsAsync<MessageBusException>(() => traffic.WaitAsync(Inbox.Patience));
    }

    [AdapterFact]
    public async Task Can_be_disposed_of_by_a_handler()
    {
        IMessageBus sender = await Connect("sender");
        IMessageBus receiver = await Connect("receiver");
        TaskCompletionSource disposed = new();
        await receiver.SubscribeAsync(
            $"{Root}/end",
            QualityOfService.AtLeastOnce,
            _ =>
            {
                receiver.DisposeAsync().AsTask().GetAwaiter().GetResult();
                disposed.SetResult();
            },
            default);
        await Publish(sender, "end", 1);
        await disposed.Task.WaitAsync(Inbox.Patience);
        Assert.Equal(BusState.Closed, receiver.State);
    }
}
