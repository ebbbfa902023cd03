using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using MbRlRobot.Messaging;
using MbRlRobot.Ports;

namespace MbRlRobot.Controller.Tests.Link;

/// <summary>A bus without threads: what is published is kept, what arrives is handed over at once, the line is cut when told.</summary>
internal sealed class ScriptedBus : IMessageBus
{
    private readonly List<(string Filter, Action<BusMessage> Handler)> _subscriptions = [];

    public event Action<BusState>? StateChanged;

    public BusState State { get; private set; } = BusState.Closed;

    public BusStatistics Statistics => new(0, 0, 0, 0, 0, Fault);

    /// <summary>Why the line was last lost, or could not be made.</summary>
    public string? Fault { get; set; }

    public List<BusMessage> Published { get; } = [];

    /// <summary>Is told of each message published.</summary>
    public Action<BusMessage> OnPublish { get; set; } = _ => { };

    /// <summary>What was subscribed to.</summary>
    public IReadOnlyList<string> Filters => [.. _subscriptions.Select(each => each.Filter)];

    /// <summary>What connecting gives, while there is something.</summary>
    public Queue<Exception> Refusals { get; } = new();

    public Task ConnectAsync(CancellationToken cancellation)
    {
        if (Refusals.TryDequeue(out Exception? refusal))
        {
            return Task.FromException(refusal);
        }

        Move(BusState.Connected);
        return Task.CompletedTask;
    }

    public Task PublishAsync(BusMessage message, CancellationToken cancellation)
    {
        if (State != BusState.Connected)
        {
            return Task.FromException(new MessageBusException("There is no connection."));
        }

        Published.Add(message);
        OnPublish(message);
        return Task.CompletedTask;
    }

    public Task SubscribeAsync(string filter, QualityOfService quality, Action<BusMessage> handler, CancellationToken cancellation)
    {
        _subscriptions.Add((filter, handler));
        return Task.CompletedTask;
    }

    /// <summary>A message arrives.</summary>
    public void Arrive(string topic, byte[] payload, bool retain = false)
    {
        foreach ((string filter, Action<BusMessage> handler) in _subscriptions.Where(each => TopicSyntax.Matches(each.Filter, topic)))
        {
            handler(new BusMessage(topic, payload, Retain: retain));
        }
    }

    public void Move(BusState state)
    {
        State = state;
        StateChanged?.Invoke(state);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
