using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using MbRlRobot.Ports;
using Xunit;

namespace MbRlRobot.TestKit.Contracts;

/// <summary>What every <see cref="IMessageBus"/> keeps when its line is cut, as by a robot that lost its Wi-Fi or its power.</summary>
public abstract class LostLineContract : MessageBusContract
{
    [AdapterFact]
    public async Task Reconnects_after_the_line_was_cut_and_subscriptions_live_on()
    {
        IMessageBus sender = await Connect("sender");
        MessageBusOptions options = OptionsFor("receiver");
        IMessageBus receiver = await Connect(options);
        StateWatch watch = new(receiver);
        Inbox inbox = await Subscribe(receiver, "x");
        Cut(options.ClientId);
        await watch.For(BusState.Connecting);
        Mend(options.ClientId);
        await watch.For(BusState.Connected);
        await Publish(sender, "x", 1);
        Assert.Equal([1], await inbox.Take(1));
        Assert.Equal(2, receiver.Statistics.Connections);
        Assert.False(string.IsNullOrWhiteSpace(receiver.Statistics.LastFault));
    }

    [AdapterFact]
    public async Task Refuses_at_once_to_publish_and_subscribe_while_the_line_is_down()
    {
        MessageBusOptions options = OptionsFor("sender");
        IMessageBus bus = await Connect(options);
        StateWatch watch = new(bus);
        Cut(options.ClientId);
        await watch.For(BusState.Connecting);
        MessageBusException fault = await Assert.ThrowsAsync<MessageBusException>(() => Publish(bus, "x", 1));
        Assert.Contains("no connection", fault.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<MessageBusException>(() => Subscribe(bus, "x"));
        Mend(options.ClientId);
        await watch.For(BusState.Connected);
        await Publish(bus, "x", 1);
    }

    [AdapterFact]
    public async Task Brings_what_was_published_while_the_client_was_away_unless_it_has_expired()
    {
        IMessageBus sender = await Connect("sender");
        MessageBusOptions options = OptionsFor("receiver");
        IMessageBus receiver = await Connect(options);
        StateWatch watch = new(receiver);
        Inbox inbox = await Subscribe(receiver, "away");
        Cut(options.ClientId);
        await watch.For(BusState.Connecting);
        await Publish(sender, "away", 1, expiry: 1);
        await Publish(sender, "away", 2, expiry: 100);
        await Publish(sender, "away", 3);
        await Task.Delay(TimeSpan.FromSeconds(2.1));
        Mend(options.ClientId);
        Assert.Equal([2, 3], await inbox.Take(2));
    }

    [AdapterFact]
    public async Task Brings_what_was_kept_for_a_client_that_starts_anew_and_subscribes_before_it_connects()
    {
        IMessageBus sender = await Connect("sender");
        MessageBusOptions options = OptionsFor("receiver");
        IMessageBus before = await Connect(options);
        await Subscribe(before, "kept/+");
        await before.DisposeAsync();
        await Publish(sender, "kept/1", 1);
        IMessageBus after = Create(options);
        Inbox inbox = await Subscribe(after, "kept/+");
        await after.ConnectAsync(default).WaitAsync(Inbox.Patience);
        Assert.Equal([1], await inbox.Take(1));
    }

    [AdapterFact]
    public async Task Counts_what_came_for_nobody()
    {
        IMessageBus sender = await Connect("sender");
        MessageBusOptions options = OptionsFor("receiver");
        IMessageBus before = await Connect(options);
        await Subscribe(before, "old");
        await before.DisposeAsync();
        await Publish(sender, "old", 1);
        IMessageBus after = Create(options);
        Inbox inbox = await Subscribe(after, "new");
        await after.ConnectAsync(default).WaitAsync(Inbox.Patience);
        await Publish(sender, "new", 2);
        Assert.Equal([2], await inbox.Take(1));
        Assert.Equal(1, after.Statistics.Unclaimed);
    }

    [AdapterFact]
    public async Task Publishes_the_will_of_a_client_whose_line_was_cut()
    {
        MessageBusOptions options = WithWill(OptionsFor("mortal"));
        IMessageBus mortal = await Connect(options);
        Inbox inbox = await Subscribe(await Connect("heir"), "will");
        Cut(options.ClientId);
        Assert.Equal([66], await inbox.Take(1));
        BusMessage kept = Assert.Single(await (await Subscribe(await Connect("late"), "will")).Messages(1));
        Assert.True(kept.Retain);
        Assert.NotEqual(BusState.Closed, mortal.State);
    }

    [AdapterFact]
    public async Task Does_not_publish_the_will_of_a_client_that_said_good_bye_in_the_midst_of_traffic()
    {
        IMessageBus heir = await Connect("heir");
        Inbox inbox = await Subscribe(heir, "will");
        for (int round = 0; round < 5; round++)
        {
            IMessageBus mortal = await Connect(WithWill(OptionsFor($"mortal{round}")));
            Inbox traffic = await Subscribe(mortal, "traffic");
            Task flood = Task.WhenAll(Enumerable.Range(0, 400).Select(_ =>
                heir.PublishAsync(new BusMessage($"{Root}/traffic", new byte[20_000]), default)));
            await traffic.Messages(3);
            await mortal.DisposeAsync();
            await flood;
        }

        await Publish(heir, "will", 1);
        Assert.Equal([1], await inbox.Take(1));
    }

    [AdapterFact]
    public async Task Does_not_publish_the_will_of_a_client_that_comes_back_in_time()
    {
        IMessageBus heir = await Connect("heir");
        Inbox inbox = await Subscribe(heir, "will");
        MessageBusOptions options = WithWill(OptionsFor("mortal")) with { WillDelaySeconds = 2 };
        IMessageBus mortal = await Connect(options);
        StateWatch watch = new(mortal);
        Cut(options.ClientId);
        await watch.For(BusState.Connecting);
        Mend(options.ClientId);
        await watch.For(BusState.Connected);
        await Task.Delay(TimeSpan.FromSeconds(3.1));
        await Publish(heir, "will", 1);
        Assert.Equal([1], await inbox.Take(1));
    }

    [AdapterFact]
    public async Task Fails_what_was_on_its_way_when_the_line_was_cut()
    {
        MessageBusOptions options = OptionsFor("sender");
        IMessageBus bus = await Connect(options);
        using CancellationTokenSource stop = new();
        Task<int> lost = Task.Run(() => PublishUntilLost(bus));
        await Task.Delay(20);
        Cut(options.ClientId);
        Assert.True(await lost.WaitAsync(Inbox.Patience) >= 0);
    }

    [AdapterFact]
    public async Task Can_be_disposed_of_while_it_looks_for_the_broker()
    {
        MessageBusOptions options = OptionsFor("lost");
        IMessageBus bus = await Connect(options);
        StateWatch watch = new(bus);
        Cut(options.ClientId);
        await watch.For(BusState.Connecting);
        await bus.DisposeAsync().AsTask().WaitAsync(Inbox.Patience);
        Assert.Equal(BusState.Closed, bus.State);
    }

    /// <summary>Cuts a client's line as a fault would, and keeps it cut.</summary>
    protected abstract void Cut(string clientId);

    /// <summary>Mends the line: the client can connect again.</summary>
    protected abstract void Mend(string clientId);

    private async Task<int> PublishUntilLost(IMessageBus bus)
    {
        int published = 0;
        Task[] window = [];
        try
        {
            while (true)
            {
                window = [.. Enumerable.Range(0, 32).Select(_ => Publish(bus, "way", 1))];
                await Task.WhenAll(window);
                published += window.Length;
            }
        }
        catch (MessageBusException)
        {
            Assert.All(window, each => Assert.True(each.IsCompletedSuccessfully || each.Exception!.InnerException is MessageBusException));
            return published;
        }
    }

    private MessageBusOptions WithWill(MessageBusOptions options) =>
        options with { Will = new BusMessage($"{Root}/will", new byte[] { 66 }, Retain: true) };
}
