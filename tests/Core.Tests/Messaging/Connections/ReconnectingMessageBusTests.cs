using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Channels;
using System.Threading.Tasks;
using MbRlRobot.Messaging;
using MbRlRobot.Messaging.Connections;
using MbRlRobot.Ports;
using MbRlRobot.TestKit.Contracts;
using Xunit;

namespace MbRlRobot.Tests.Messaging.Connections;

public sealed class ReconnectingMessageBusTests : IAsyncDisposable
{
    private static readonly MessageBusOptions Options =
        new(new Uri("mqtt://broker"), "robot", ReconnectFirstSeconds: 0.01, ReconnectLastSeconds: 0.02);

    private readonly Channel<FakeConnection> _connections = Channel.CreateUnbounded<FakeConnection>();
    private readonly ReconnectingMessageBus _bus;
    private BrokerLimits _limits = BrokerLimits.None;

    public ReconnectingMessageBusTests() => _bus = new ReconnectingMessageBus(Options, Create);

    public ValueTask DisposeAsync() => _bus.DisposeAsync();

    [Fact]
    public async Task Subscribes_anew_on_each_connection_once_for_each_filter_with_the_best_quality()
    {
        await _bus.SubscribeAsync("a", QualityOfService.AtMostOnce, _ => { }, default);
        await _bus.SubscribeAsync("a", QualityOfService.AtLeastOnce, _ => { }, default);
        await _bus.SubscribeAsync("b", QualityOfService.AtMostOnce, _ => { }, default);
        FakeConnection first = await Connect();
        first.Lose("the line broke");
        FakeConnection second = await Next();
        (string, QualityOfService)[] expected = [("a", QualityOfService.AtLeastOnce), ("b", QualityOfService.AtMostOnce)];
        Assert.Equal(expected, first.Subscribed);
        await WaitFor(() => _bus.State == BusState.Connected && _bus.Statistics.Connections == 2);
        Assert.Equal(expected, second.Subscribed);
        Assert.Equal("the line broke", _bus.Statistics.LastFault);
        Assert.Equal(1, first.Disposals);
    }

    [Fact]
    public async Task Tries_on_when_reconnecting_fails()
    {
        FakeConnection first = await Connect();
        first.Lose("the line broke");
        for (int attempt = 0; attempt < 3; attempt++)
        {
            FakeConnection failing = await Next(opens: false);
            failing.Opened.SetException(new MessageBusException($"attempt {attempt}"));
            await WaitFor(() => failing.Disposals == 1);
        }

        Assert.Equal(BusState.Connecting, _bus.State);
        await Next();
        await WaitFor(() => _bus.State == BusState.Connected);
        Assert.Equal("attempt 2", _bus.Statistics.LastFault);
    }

    [Fact]
    public async Task Does_not_connect_where_a_subscription_is_refused()
    {
        await _bus.SubscribeAsync("forbidden", QualityOfService.AtLeastOnce, _ => { }, default);
        Task connecting = _bus.ConnectAsync(default);
        FakeConnection connection = await Next();
        await Assert.ThrowsAsync<MessageBusException>(() => connecting);
        Assert.Equal(BusState.Closed, _bus.State);
        Assert.Equal(1, connection.Disposals);
    }

    [Fact]
    public async Task Asks_no_broker_where_it_is_cancelled_before_it_begins()
    {
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _bus.ConnectAsync(new CancellationToken(canceled: true)));
        Assert.Equal(BusState.Closed, _bus.State);
        Assert.False(_connections.Reader.TryRead(out _));
        await Connect();
    }

    [Fact]
    public async Task Forgets_a_subscription_that_is_refused()
    {
        FakeConnection first = await Connect();
        await Assert.ThrowsAsync<MessageBusException>(
            () => _bus.SubscribeAsync("forbidden", QualityOfService.AtLeastOnce, _ => { }, default));
        first.Lose("the line broke");
        Assert.Empty((await Next()).Subscribed);
    }

    [Fact]
    public async Task Ends_while_it_connects()
    {
        Task connecting = _bus.ConnectAsync(default);
        FakeConnection connection = await Next(opens: false);
        await _bus.DisposeAsync();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => connecting);
        Assert.Equal(1, connection.Disposals);
    }

    [Fact]
    public async Task Gives_up_connecting_when_told_to()
    {
        using CancellationTokenSource stop = new();
        Task connecting = _bus.ConnectAsync(stop.Token);
        await Next(opens: false);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => connecting);
        Assert.Equal(BusState.Closed, _bus.State);
        await Connect();
    }

    [Fact]
    public async Task Bounds_what_waits_for_the_broker()
    {
        FakeConnection connection = await Connect();
        List<Task> waiting = [.. Enumerable.Range(0, 16_384).Select(_ => _bus.PublishAsync(new BusMessage("a", new byte[1]), default))];
        await Assert.ThrowsAsync<MessageBusException>(() => _bus.PublishAsync(new BusMessage("a", new byte[1]), default));
        Answer(connection);
        await waiting[0];
        Task next = _bus.PublishAsync(new BusMessage("a", new byte[1]), default);
        Assert.False(next.IsFaulted);
        while (!connection.Published.IsEmpty)
        {
            Answer(connection);
        }

        await Task.WhenAll(waiting.Append(next));
        Assert.Equal(16_385, _bus.Statistics.Published);
    }

    [Fact]
    public async Task Bounds_the_bytes_that_wait_but_lets_one_message_of_any_size_through()
    {
        FakeConnection connection = await Connect();
        BusMessage large = new("a", new byte[65 << 20]);
        Task first = _bus.PublishAsync(large, default);
        await Assert.ThrowsAsync<MessageBusException>(() => _bus.PublishAsync(new BusMessage("a", new byte[1]), default));
        Answer(connection);
        await first;
    }

    [Fact]
    public async Task A_wait_that_is_given_up_does_not_free_the_message_s_place()
    {
        FakeConnection connection = await Connect();
        using CancellationTokenSource stop = new();
        Task waiting = _bus.PublishAsync(new BusMessage("a", new byte[65 << 20]), stop.Token);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        await Assert.ThrowsAsync<MessageBusException>(() => _bus.PublishAsync(new BusMessage("a", new byte[1]), default));
        Answer(connection);
        await WaitFor(() => _bus.Statistics.Published == 1);
    }

    [Fact]
    public async Task Refuses_what_the_broker_would_not_take()
    {
        _limits = new BrokerLimits(PacketBytes: 20, KeepsMessages: false);
        await Connect();
        // 1 command, 1 length, 2 + 1 topic, 2 packet identifier, 1 length of properties, payload
        Assert.False(_bus.PublishAsync(new BusMessage("a", new byte[12]), default).IsFaulted);
        await Assert.ThrowsAsync<MessageBusException>(() => _bus.PublishAsync(new BusMessage("a", new byte[13]), default));
        await Assert.ThrowsAsync<MessageBusException>(() => _bus.PublishAsync(new BusMessage("a", new byte[12], ExpirySeconds: 1), default));
        await Assert.ThrowsAsync<MessageBusException>(() => _bus.PublishAsync(new BusMessage("a", new byte[1], Retain: true), default));
        await Assert.ThrowsAnyAsync<ArgumentException>(() => _bus.PublishAsync(new BusMessage("a", default, ExpirySeconds: 0), default));
    }

    [Fact]
    public async Task Hands_each_message_to_the_subscriptions_it_is_marked_with()
    {
        Inbox exact = new();
        Inbox rest = new();
        await _bus.SubscribeAsync("a/b", QualityOfService.AtLeastOnce, exact.Put, default);
        await _bus.SubscribeAsync("a/#", QualityOfService.AtLeastOnce, rest.Put, default);
        FakeConnection connection = await Connect();
        connection.Deliver(Message("a/b", 1), SubscriptionIds.Of("a/b"));
        connection.Deliver(Message("a/b", 2), SubscriptionIds.Of("a/#"));
        connection.Deliver(Message("a/b", 3), SubscriptionIds.Of("a/b"), SubscriptionIds.Of("a/#"));
        connection.Deliver(Message("a/b", 4));
        connection.Deliver(Message("a/b", 5), SubscriptionIds.Of("of an earlier life"));
        connection.Deliver(Message("a/c", 6), SubscriptionIds.Of("a/b"));
        connection.Deliver(Message("b", 7), SubscriptionIds.Of("a/b"));
        Assert.Equal([1, 3, 4, 5], await exact.Take(4));
        Assert.Equal([2, 3, 4, 5, 6], await rest.Take(5));
        await WaitFor(() => _bus.Statistics.Received == 7);
        Assert.Equal(1, _bus.Statistics.Unclaimed);
    }

    [Fact]
    public async Task Holds_back_the_line_while_handlers_do_not_keep_up_and_loses_nothing()
    {
        using ManualResetEventSlim go = new();
        Inbox inbox = new();
        await _bus.SubscribeAsync(
            "a",
            QualityOfService.AtLeastOnce,
            message =>
            {
                go.Wait();
                inbox.Put(message);
            },
            default);
        FakeConnection connection = await Connect();
        int delivered = 0;
        Task line = Task.Run(() =>
        {
            for (int number = 0; number < 20; number++)
            {
                connection.Deliver(new BusMessage("a", new byte[8 << 20]));
                Interlocked.Increment(ref delivered);
            }
        });
        await WaitFor(() => delivered >= 8);
        Assert.NotSame(line, await Task.WhenAny(line, Task.Delay(100)));
        Assert.InRange(delivered, 8, 10);
        go.Set();
        await line.WaitAsync(Inbox.Patience);
        Assert.Equal(20, (await inbox.Messages(20)).Count);
    }

    private static BusMessage Message(string topic, byte content) => new(topic, new[] { content });

    private static void Answer(FakeConnection connection)
    {
        if (connection.Published.TryDequeue(out TaskCompletionSource? answer))
        {
            answer.SetResult();
        }
    }

    private static async Task WaitFor(Func<bool> condition)
    {
        DateTime until = DateTime.UtcNow + Inbox.Patience;
        while (!condition() && DateTime.UtcNow < until)
        {
            await Task.Delay(1);
        }

        Assert.True(condition());
    }

    private FakeConnection Create(MessageBusOptions options, IIncomingMessages incoming)
    {
        FakeConnection connection = new(incoming, _limits);
        Assert.True(_connections.Writer.TryWrite(connection));
        return connection;
    }

    private async Task<FakeConnection> Next(bool opens = true)
    {
        FakeConnection connection = await _connections.Reader.ReadAsync().AsTask().WaitAsync(Inbox.Patience);
        if (opens)
        {
            connection.Opened.SetResult();
        }

        return connection;
    }

    private async Task<FakeConnection> Connect()
    {
        Task connecting = _bus.ConnectAsync(default);
        FakeConnection connection = await Next();
        await connecting.WaitAsync(Inbox.Patience);
        return connection;
    }
}
