using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using MbRlRobot.Messaging;
using MbRlRobot.Ports;
using Xunit;

namespace MbRlRobot.TestKit.Contracts;

/// <summary>The buses of a test of <see cref="IMessageBus"/>: made, connected, spoken through, disposed of.</summary>
public abstract class MessageBusScene : IAsyncLifetime
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
