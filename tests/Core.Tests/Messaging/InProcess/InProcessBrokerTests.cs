using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using MbRlRobot.Messaging;
using MbRlRobot.Messaging.Connections;
using MbRlRobot.Messaging.InProcess;
using MbRlRobot.Ports;
using MbRlRobot.TestKit.Contracts;
using Xunit;

namespace MbRlRobot.Tests.Messaging.InProcess;

public sealed class InProcessBrokerTests
{
    private readonly SteppedTime _time = new();
    private readonly InProcessBroker _broker;

    public InProcessBrokerTests() => _broker = new InProcessBroker(_time);

    [Fact]
    public async Task Buses_of_one_name_meet_and_those_of_another_do_not()
    {
        string name = $"n{Guid.NewGuid():N}";
        await using IMessageBus one = InProcessBroker.CreateNamedBus(new(new Uri($"inprocess://{name}"), "one"));
        await using IMessageBus two = InProcessBroker.CreateNamedBus(new(new Uri($"inprocess://{name}"), "two"));
        await using IMessageBus other = InProcessBroker.CreateNamedBus(new(new Uri($"inprocess://{name}x"), "two"));
        Inbox inbox = new();
        Inbox elsewhere = new();
        await two.SubscribeAsync("#", QualityOfService.AtLeastOnce, inbox.Put, default);
        await other.SubscribeAsync("#", QualityOfService.AtLeastOnce, elsewhere.Put, default);
        await Task.WhenAll(one.ConnectAsync(default), two.ConnectAsync(default), other.ConnectAsync(default));
        await one.PublishAsync(new BusMessage("x", new byte[] { 1 }), default);
        Assert.Equal([1], await inbox.Take(1));
        Assert.Equal(0, elsewhere.Count);
    }

    [Fact]
    public async Task Forgets_a_session_when_its_time_is_over()
    {
        Collector first = new();
        IBrokerConnection away = await Open("away", first, sessionExpiry: 10);
        await away.SubscribeAsync("x", QualityOfService.AtLeastOnce, 1);
        await away.DisposeAsync();
        IBrokerConnection sender = await Open("sender", new Collector());
        _time.Advance(9.9);
        await sender.PublishAsync(new BusMessage("x", new byte[] { 1 }));
        IBrokerConnection back = await Open("away", first, sessionExpiry: 10);
        Assert.Equal([1], first.Contents);
        await back.DisposeAsync();
        _time.Advance(10);
        await sender.PublishAsync(new BusMessage("x", new byte[] { 2 }));
        await Open("away", first, sessionExpiry: 10);
        await sender.PublishAsync(new BusMessage("x", new byte[] { 3 }));
        Assert.Equal([1], first.Contents);
    }

    [Fact]
    public async Task Lessens_the_time_that_a_kept_message_has_left()
    {
        IBrokerConnection sender = await Open("sender", new Collector());
        await sender.PublishAsync(new BusMessage("x", new byte[] { 1 }, Retain: true, ExpirySeconds: 10));
        _time.Advance(3.5);
        Collector early = new();
        await (await Open("early", early)).SubscribeAsync("x", QualityOfService.AtLeastOnce, 1);
        Assert.Equal(7u, Assert.Single(early.Messages).ExpirySeconds);
        _time.Advance(6.5);
        Collector late = new();
        await (await Open("late", late)).SubscribeAsync("x", QualityOfService.AtLeastOnce, 1);
        Assert.Empty(late.Messages);
    }

    [Theory]
    [InlineData(5, 100, 4.9, 5.1)]
    [InlineData(50, 8, 7.9, 8.1)]
    public async Task Publishes_a_will_after_its_delay_or_with_the_end_of_the_session(uint delay, uint expiry, double before, double after)
    {
        Collector heir = new();
        await (await Open("heir", heir)).SubscribeAsync("will", QualityOfService.AtLeastOnce, 1);
        await Open("mortal", new Collector(), expiry, new BusMessage("will", new byte[] { 66 }), delay);
        Assert.True(_broker.Cut("mortal"));
        Assert.False(_broker.Cut("mortal"));
        _time.Advance(before);
        Assert.Empty(heir.Messages);
        _time.Advance(after - before);
        Assert.Equal([66], heir.Contents);
    }

    [Fact]
    public async Task Lets_the_younger_of_two_twins_in()
    {
        IBrokerConnection elder = await Open("twin", new Collector());
        await Open("twin", new Collector());
        Assert.Contains("same client id", await elder.Lost.WaitAsync(Inbox.Patience), StringComparison.Ordinal);
        await Assert.ThrowsAsync<MessageBusException>(() => elder.PublishAsync(new BusMessage("x", default)));
    }

    [Fact]
    public async Task Tells_a_sender_that_a_receiver_does_not_keep_up()
    {
        Collector full = new() { IsFull = true };
        await (await Open("full", full)).SubscribeAsync("x", QualityOfService.AtLeastOnce, 1);
        IBrokerConnection sender = await Open("sender", new Collector());
        MessageBusException fault = await Assert.ThrowsAsync<MessageBusException>(
            () => sender.PublishAsync(new BusMessage("x", new byte[1])));
        Assert.Contains("full", fault.Message, StringComparison.Ordinal);
        await sender.PublishAsync(new BusMessage("x", new byte[1], QualityOfService.AtMostOnce));
        Assert.Equal(2, _broker.Dropped);
    }

    [Fact]
    public async Task Keeps_a_thousand_messages_for_a_client_that_is_away()
    {
        Collector receiver = new();
        IBrokerConnection away = await Open("away", receiver);
        await away.SubscribeAsync("x", QualityOfService.AtLeastOnce, 1);
        await away.DisposeAsync();
        IBrokerConnection sender = await Open("sender", new Collector());
        for (int number = 0; number < 1003; number++)
        {
            await sender.PublishAsync(new BusMessage("x", new[] { (byte)number }));
        }

        await Open("away", receiver);
        Assert.Equal(Enumerable.Range(0, 1000).Select(number => (byte)number), receiver.Contents);
        Assert.Equal(3, _broker.Dropped);
    }

    private async Task<IBrokerConnection> Open(
        string id, IIncomingMessages incoming, uint sessionExpiry = 100, BusMessage? will = null, uint willDelay = 0)
    {
        MessageBusOptions options = new(new Uri("inprocess://x"), id, will, willDelay, sessionExpiry);
        IBrokerConnection connection = _broker.Connect(options, incoming);
        await connection.OpenAsync(CancellationToken.None);
        return connection;
    }
}
