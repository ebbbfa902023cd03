using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using MbRlRobot.Messaging;
using MbRlRobot.Ports;
using Xunit;

namespace MbRlRobot.TestKit.Contracts;

/// <summary>What every <see cref="IMessageBus"/> keeps: delivery. The classes that derive from it hold the rest.</summary>
public abstract class MessageBusContract : IAsyncLifetime
{
    private readonly List<IMessageBus> _buses = [];

    /// <summary>Everything a test does happens below this topic.</summary>
    protected string Root { get; } = $"contract/{Guid.NewGuid():N}";

    /// <inheritdoc />
    public virtual Task InitializeAsync() => Task.CompletedTask;

    /// <inheritdoc />
    public virtual async Task DisposeAsync()
    {
        foreach (IMessageBus bus in _buses)
        {
            await bus.DisposeAsync();
        }
    }

    [AdapterFact]
    public async Task Brings_a_message_to_all_who_subscribed_and_to_no_one_else()
    {
        IMessageBus sender = await Connect("sender");
        IMessageBus receiver = await Connect("receiver");
        Inbox exact = await Subscribe(receiver, "a/x");
        Inbox oneLevel = await Subscribe(receiver, "+/x");
        Inbox rest = await Subscribe(receiver, "a/#");
        Inbox other = await Subscribe(receiver, "b/x");
        await Publish(sender, "a/x", 1);
        await Publish(sender, "b/x", 2);
        await Publish(sender, "a/x", 3);
        Assert.Equal([1, 3], await exact.Take(2));
        Assert.Equal([1, 2, 3], await oneLevel.Take(3));
        Assert.Equal([1, 3], await rest.Take(2));
        Assert.Equal([2], await other.Take(1));
        await Publish(sender, "a/x", 4);
        Assert.Equal([4, 4, 4], new[] { await exact.Take(1), await oneLevel.Take(1), await rest.Take(1) }.SelectMany(each => each));
        Assert.Equal(0, other.Count);
    }

    [AdapterFact]
    public async Task Takes_a_topic_itself_for_a_trailing_hash_and_an_empty_level_for_a_plus()
    {
        IMessageBus bus = await Connect("both");
        Inbox rest = await Subscribe(bus, "a/#");
        Inbox level = await Subscribe(bus, "a/+");
        await Publish(bus, "a", 1);
        await Publish(bus, "a/", 2);
        await Publish(bus, "a/b", 3);
        await Publish(bus, "a/b/c", 4);
        await Publish(bus, "ab", 5);
        await Publish(bus, "a/end", 6);
        Assert.Equal([1, 2, 3, 4, 6], await rest.Take(5));
        Assert.Equal([2, 3, 6], await level.Take(3));
    }

    [AdapterFact]
    public async Task Hands_a_message_to_two_handlers_of_one_filter()
    {
        IMessageBus bus = await Connect("both");
        Inbox first = await Subscribe(bus, "x");
        Inbox second = await Subscribe(bus, "x", QualityOfService.AtMostOnce);
        await Publish(bus, "x", 1);
        BusMessage message = Assert.Single(await first.Messages(1));
        Assert.Equal(QualityOfService.AtLeastOnce, message.Quality);
        Assert.Equal([1], await second.Take(1));
    }

    [AdapterFact]
    public async Task Lowers_the_quality_to_what_was_subscribed_to()
    {
        IMessageBus bus = await Connect("both");
        Inbox inbox = await Subscribe(bus, "x", QualityOfService.AtMostOnce);
        await Publish(bus, "x", 1);
        Assert.Equal(QualityOfService.AtMostOnce, Assert.Single(await inbox.Messages(1)).Quality);
    }

    [AdapterFact]
    public async Task Keeps_the_order_of_a_sender_that_does_not_wait()
    {
        IMessageBus sender = await Connect("sender");
        IMessageBus receiver = await Connect("receiver");
        Inbox inbox = await Subscribe(receiver, "order");
        await Task.WhenAll(Enumerable.Range(0, 250).Select(number => Publish(sender, "order", (byte)number)));
        Assert.Equal(Enumerable.Range(0, 250).Select(number => (byte)number), await inbox.Take(250));
    }

    [AdapterFact]
    public async Task Hands_the_last_retained_message_to_later_subscribers_until_it_is_cleared()
    {
        IMessageBus sender = await Connect("sender");
        IMessageBus receiver = await Connect("receiver");
        Inbox early = await Subscribe(receiver, "kept");
        await Publish(sender, "kept", 1, retain: true);
        await Publish(sender, "kept", 2, retain: true);
        Assert.All(await early.Messages(2), message => Assert.False(message.Retain));
        IMessageBus late = await Connect("late");
        BusMessage kept = Assert.Single(await (await Subscribe(late, "kept")).Messages(1));
        Assert.Equal((byte)2, kept.Payload.Span[0]);
        Assert.True(kept.Retain);
        await sender.PublishAsync(new BusMessage($"{Root}/kept", ReadOnlyMemory<byte>.Empty, Retain: true), default);
        Inbox latest = await Subscribe(await Connect("latest"), "+");
        await Publish(sender, "marker", 3);
        Assert.Equal([3], await latest.Take(1));
    }

    [AdapterFact]
    public async Task Drops_a_retained_message_that_has_expired()
    {
        IMessageBus bus = await Connect("both");
        await bus.PublishAsync(new BusMessage($"{Root}/short", new byte[] { 1 }, Retain: true, ExpirySeconds: 1), default);
        await bus.PublishAsync(new BusMessage($"{Root}/tall", new byte[] { 2 }, Retain: true, ExpirySeconds: 100), default);
        await Task.Delay(TimeSpan.FromSeconds(2.1));
        BusMessage kept = Assert.Single(await (await Subscribe(bus, "+")).Messages(1));
        Assert.Equal((byte)2, kept.Payload.Span[0]);
        Assert.InRange(kept.ExpirySeconds!.Value, 1u, 99u);
    }

    [AdapterFact]
    public async Task Carries_a_payload_of_256_KiB_unchanged()
    {
        IMessageBus sender = await Connect("sender");
        IMessageBus receiver = await Connect("receiver");
        Inbox inbox = await Subscribe(receiver, "large");
        byte[] payload = [.. Enumerable.Range(0, 256 * 1024).Select(index => (byte)(index * 31 >> 3))];
        await sender.PublishAsync(new BusMessage($"{Root}/large", payload), default);
        Assert.Equal(payload, (await inbox.Messages(1))[0].Payload.ToArray());
    }

    [AdapterFact]
    public async Task Copies_the_payload_before_the_call_returns()
    {
        IMessageBus bus = await Connect("both");
        Inbox inbox = await Subscribe(bus, "copied");
        byte[] payload = new byte[100_000];
        List<Task> published = [];
        for (byte number = 0; number < 20; number++)
        {
            payload.AsSpan().Fill(number);
            published.Add(bus.PublishAsync(new BusMessage($"{Root}/copied", payload), default));
        }

        await Task.WhenAll(published);
        List<BusMessage> messages = await inbox.Messages(20);
        Assert.All(messages.Index(), each => Assert.False(each.Item.Payload.Span.ContainsAnyExcept((byte)each.Index)));
    }

    [AdapterFact]
    public async Task Carries_ten_thousand_small_messages()
    {
        IMessageBus sender = await Connect("sender");
        IMessageBus receiver = await Connect("receiver");
        Inbox inbox = await Subscribe(receiver, "many");
        await Task.WhenAll(Enumerable.Range(0, 10_000).Select(number =>
            sender.PublishAsync(new BusMessage($"{Root}/many", BitConverter.GetBytes(number)), default)));
        List<BusMessage> messages = await inbox.Messages(10_000);
        Assert.Equal(Enumerable.Range(0, 10_000), messages.Select(message => BitConverter.ToInt32(message.Payload.Span)));
        Assert.Equal(10_000, sender.Statistics.Published);
        Assert.Equal(10_000, receiver.Statistics.Received);
    }

    [AdapterFact]
    public async Task Serves_publishers_on_many_threads_at_once()
    {
        IMessageBus sender = await Connect("sender");
        Inbox inbox = await Subscribe(await Connect("receiver"), "threads/+");
        await Task.WhenAll(Enumerable.Range(0, 8).Select(thread => Task.Run(async () =>
        {
            for (byte number = 0; number < 100; number++)
            {
                await Publish(sender, $"threads/{thread}", number);
            }
        })));
        Assert.All(
            (await inbox.Messages(800)).GroupBy(message => message.Topic),
            each => Assert.Equal(Enumerable.Range(0, 100).Select(number => (byte)number), each.Select(message => message.Payload.Span[0])));
    }

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
        using System.Threading.CancellationTokenSource stop = new();
        Task traffic = Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested)
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
        await stop.CancelAsync();
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

    /// <summary>A bus with these options but the broker's address; all buses of a test meet at one broker.</summary>
    protected abstract IMessageBus CreateBus(MessageBusOptions options);

    /// <summary>Options of a client with a name of its own, quick to reconnect.</summary>
    protected MessageBusOptions OptionsFor(string name) => new(
        new Uri("inprocess://contract"),
        $"{name}-{Root[9..]}",
        WillDelaySeconds: 0,
        SessionExpirySeconds: 120,
        ReconnectFirstSeconds: 0.05,
        ReconnectLastSeconds: 0.4);

    /// <summary>A bus that is disposed of at the end of the test.</summary>
    protected IMessageBus Create(MessageBusOptions options)
    {
        IMessageBus bus = CreateBus(options);
        _buses.Add(bus);
        return bus;
    }

    /// <summary>A bus that is connected.</summary>
    protected Task<IMessageBus> Connect(string name) => Connect(OptionsFor(name));

    /// <summary>A bus that is connected.</summary>
    protected async Task<IMessageBus> Connect(MessageBusOptions options)
    {
        IMessageBus bus = Create(options);
        await bus.ConnectAsync(default).WaitAsync(Inbox.Patience);
        return bus;
    }

    /// <summary>Subscribes to a filter below the root.</summary>
    protected async Task<Inbox> Subscribe(
        IMessageBus bus, string filter, QualityOfService quality = QualityOfService.AtLeastOnce)
    {
        Inbox inbox = new();
        await bus.SubscribeAsync($"{Root}/{filter}", quality, inbox.Put, default).WaitAsync(Inbox.Patience);
        return inbox;
    }

    /// <summary>Publishes one byte on a topic below the root.</summary>
    protected Task Publish(IMessageBus bus, string topic, byte content, bool retain = false, uint? expiry = null) =>
        bus.PublishAsync(new BusMessage($"{Root}/{topic}", new[] { content }, Retain: retain, ExpirySeconds: expiry), default);
}
