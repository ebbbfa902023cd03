using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Threading.Tasks;
using MbRlRobot.Ports;
using MbRlRobot.TestKit.Brokers;
using Xunit;

namespace MbRlRobot.TestKit.Contracts;

/// <summary>What every bus over MQTT keeps, shown on a real mosquitto, each client behind a line of its own.</summary>
public abstract class MqttBusContract : LostLineContract
{
    private readonly Dictionary<string, TcpProxy> _lines = [];
    private MosquittoBroker? _broker;

    /// <summary>The test's broker.</summary>
    protected MosquittoBroker Broker => _broker!;

    /// <inheritdoc />
    public override async Task InitializeAsync() => _broker = await MosquittoBroker.StartAsync();

    /// <inheritdoc />
    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        foreach (TcpProxy line in _lines.Values)
        {
            line.Dispose();
        }

        await Broker.DisposeAsync();
    }

    [AdapterFact]
    public Task Finds_the_broker_again_after_a_restart_and_subscriptions_live_on() => Restart(isCrash: false);

    [AdapterFact]
    public Task Finds_the_broker_again_after_a_crash_and_subscriptions_live_on() => Restart(isCrash: true);

    [AdapterFact]
    public async Task Says_that_nobody_answers_at_an_address()
    {
        MessageBusOptions options = OptionsFor("lost") with { Broker = new Uri($"mqtt://127.0.0.1:{MosquittoBroker.FreePort()}") };
        MessageBusException fault = await Refused(options);
        Assert.Contains(options.Broker.ToString().TrimEnd('/'), fault.Message, StringComparison.Ordinal);
        Assert.Contains("check the address", fault.Message, StringComparison.Ordinal);
    }

    [AdapterFact]
    public async Task Says_that_there_is_no_host_of_that_name()
    {
        MessageBusException fault = await Refused(OptionsFor("lost") with { Broker = new Uri("mqtt://no-such-host.invalid") });
        Assert.Contains("check the address", fault.Message, StringComparison.Ordinal);
    }

    [AdapterFact]
    public async Task Gives_up_on_a_host_that_says_nothing()
    {
        using TcpProxy silent = new(Broker.Port);
        silent.Stall();
        long since = Stopwatch.GetTimestamp();
        MessageBusException fault = await Refused(
            OptionsFor("lost") with { Broker = new Uri($"mqtt://127.0.0.1:{silent.Port}"), ConnectSeconds = 0.5 });
        Assert.Contains("0.5 s", fault.Message, StringComparison.Ordinal);
        Assert.InRange(Stopwatch.GetElapsedTime(since).TotalSeconds, 0.4, 20);
    }

    [AdapterFact]
    public async Task Can_connect_after_it_could_not()
    {
        IMessageBus bus = Create(OptionsFor("late"));
        await Broker.StopAsync();
        await Assert.ThrowsAsync<MessageBusException>(() => bus.ConnectAsync(default));
        Assert.Equal(BusState.Closed, bus.State);
        await Broker.StartAsync();
        await bus.ConnectAsync(default).WaitAsync(Inbox.Patience);
        Assert.Equal(BusState.Connected, bus.State);
    }

    [AdapterFact]
    public async Task Refuses_a_message_that_is_larger_than_the_broker_takes_and_stays_connected()
    {
        await using MosquittoBroker small = await MosquittoBroker.StartAsync(new() { Lines = ["max_packet_size 1000"] });
        IMessageBus bus = await ConnectTo(small, "both");
        Inbox inbox = await Subscribe(bus, "x");
        int fits = 1000 - 3 - 2 - $"{Root}/x".Length - 2 - 1;
        MessageBusException fault = await Assert.ThrowsAsync<MessageBusException>(
            () => bus.PublishAsync(new BusMessage($"{Root}/x", new byte[fits + 1]), default));
        Assert.Contains("at most 1000", fault.Message, StringComparison.Ordinal);
        await bus.PublishAsync(new BusMessage($"{Root}/x", new byte[fits]), default);
        Assert.Equal(fits, Assert.Single(await inbox.Messages(1)).Payload.Length);
        Assert.Equal(1, bus.Statistics.Connections);
    }

    [AdapterFact]
    public async Task Says_that_the_broker_refused_a_message_and_stays_connected()
    {
        await using MosquittoBroker small = await MosquittoBroker.StartAsync(new() { Lines = ["message_size_limit 1000"] });
        IMessageBus bus = await ConnectTo(small, "both");
        MessageBusException fault = await Assert.ThrowsAsync<MessageBusException>(
            () => bus.PublishAsync(new BusMessage($"{Root}/x", new byte[1001]), default));
        Assert.Contains("reason code", fault.Message, StringComparison.Ordinal);
        await bus.PublishAsync(new BusMessage($"{Root}/x", new byte[1000]), default);
        Assert.Equal(1, bus.Statistics.Connections);
    }

    [AdapterFact]
    public async Task Says_that_the_access_list_forbids_a_topic_and_stays_connected()
    {
        await using MosquittoBroker guarded = await MosquittoBroker.StartAsync(new() { AccessList = $"topic readwrite {Root}/mine" });
        IMessageBus bus = await ConnectTo(guarded, "both");
        MessageBusException fault = await Assert.ThrowsAsync<MessageBusException>(() => Publish(bus, "others", 1));
        Assert.Contains("not authorised", fault.Message, StringComparison.Ordinal);
        await Publish(bus, "mine", 1);
        Assert.Equal(1, bus.Statistics.Connections);
    }

    [AdapterFact]
    public async Task Needs_the_right_user_and_password()
    {
        await using MosquittoBroker guarded = await MosquittoBroker.StartAsync(new() { User = ("robot", "näive password") });
        MessageBusOptions options = OptionsFor("one") with { Broker = new Uri($"mqtt://localhost:{guarded.Port}") };
        foreach ((string? user, string? password) in new[] { (null, null), ("robot", "wrong"), ("nobody", "näive password") })
        {
            MessageBusException fault = await Refused(options with { User = user, Password = password });
            Assert.Contains("user", fault.Message, StringComparison.Ordinal);
            Assert.DoesNotContain("wrong ", fault.Message.Replace("wrong user", string.Empty, StringComparison.Ordinal), StringComparison.Ordinal);
        }

        IMessageBus bus = await Connect(options with { User = "robot", Password = "näive password" });
        await Publish(bus, "x", 1);
    }

    [AdapterFact]
    public async Task Says_that_another_client_has_its_name()
    {
        MessageBusOptions options = OptionsFor("twin") with { ReconnectFirstSeconds = 60, ReconnectLastSeconds = 60 };
        IMessageBus first = await Connect(options);
        StateWatch watch = new(first);
        IMessageBus second = await Connect(options);
        await watch.For(BusState.Connecting);
        Assert.Contains("same client id", first.Statistics.LastFault, StringComparison.Ordinal);
        Assert.Equal(BusState.Connected, second.State);
    }

    [AdapterFact]
    public async Task Finds_out_that_the_line_is_silent()
    {
        MessageBusOptions options = OptionsFor("stalled") with { KeepAliveSeconds = 5 };
        IMessageBus bus = await Connect(options);
        StateWatch watch = new(bus);
        LineOf(options.ClientId).Stall();
        MessageBusException fault = await Assert.ThrowsAsync<MessageBusException>(
            () => Publish(bus, "x", 1).WaitAsync(Inbox.Patience));
        Assert.Contains("may have arrived", fault.Message, StringComparison.Ordinal);
        await watch.For(BusState.Connecting);
        LineOf(options.ClientId).Resume();
        await watch.For(BusState.Connected);
    }

    [AdapterFact]
    public async Task Keeps_sessions_over_a_restart_of_a_broker_that_does()
    {
        await using MosquittoBroker lasting = await MosquittoBroker.StartAsync(new() { IsPersistent = true });
        MessageBusOptions options = OptionsFor("away");
        IMessageBus away = await ConnectTo(lasting, "away");
        await Subscribe(away, "x");
        await away.DisposeAsync();
        IMessageBus sender = await ConnectTo(lasting, "sender");
        StateWatch watch = new(sender);
        await Publish(sender, "x", 1);
        await lasting.StopAsync();
        await watch.For(BusState.Connecting);
        await lasting.StartAsync();
        await watch.For(BusState.Connected);
        IMessageBus back = Create(options with { Broker = new Uri($"mqtt://127.0.0.1:{lasting.Port}") });
        Inbox inbox = await Subscribe(back, "x");
        await back.ConnectAsync(default).WaitAsync(Inbox.Patience);
        Assert.Equal([1], await inbox.Take(1));
    }

    /// <inheritdoc />
    protected sealed override void Cut(string clientId) => _lines[clientId].Cut();

    /// <inheritdoc />
    protected sealed override void Mend(string clientId) => _lines[clientId].Mend();

    /// <summary>The line of a client.</summary>
    protected TcpProxy LineOf(string clientId) => _lines[clientId];

    /// <summary>A bus over MQTT.</summary>
    protected abstract IMessageBus CreateMqttBus(MessageBusOptions options);

    /// <inheritdoc />
    protected sealed override IMessageBus CreateBus(MessageBusOptions options)
    {
        if (options.Broker.Scheme != "inprocess")
        {
            return CreateMqttBus(options);
        }

        if (!_lines.TryGetValue(options.ClientId, out TcpProxy? line))
        {
            _lines[options.ClientId] = line = new TcpProxy(Broker.Port);
        }

        return CreateMqttBus(options with { Broker = new Uri($"mqtt://127.0.0.1:{line.Port}") });
    }

    /// <summary>The exception with which a connection is refused; in time to be of use.</summary>
    protected Task<MessageBusException> Refused(MessageBusOptions options) =>
        Assert.ThrowsAsync<MessageBusException>(() => Create(options).ConnectAsync(default).WaitAsync(Inbox.Patience));

    /// <summary>A bus that is connected to another broker than the test's.</summary>
    protected Task<IMessageBus> ConnectTo(MosquittoBroker broker, string name)
    {
        ArgumentNullException.ThrowIfNull(broker);
        return Connect(OptionsFor(name) with { Broker = new Uri($"mqtt://127.0.0.1:{broker.Port}") });
    }

    private async Task Restart(bool isCrash)
    {
        IMessageBus bus = await Connect("both");
        StateWatch watch = new(bus);
        Inbox inbox = await Subscribe(bus, "x");
        await Broker.StopAsync(isCrash);
        await watch.For(BusState.Connecting);
        await Assert.ThrowsAsync<MessageBusException>(() => Publish(bus, "x", 1));
        await Broker.StartAsync();
        await watch.For(BusState.Connected);
        await Publish(bus, "x", 2);
        Assert.Equal([2], await inbox.Take(1));
    }
}
