using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using MbRlRobot.Messaging;
using MbRlRobot.Ports;
using MbRlRobot.TestKit.Hostile;

namespace MbRlRobot.TestKit.Doubles;

/// <summary>Another bus, watched: what was subscribed to, and how many messages were handled.</summary>
/// <param name="bus">The bus; disposed of with this one.</param>
public sealed class WatchedBus(IMessageBus bus) : IMessageBus
{
    private readonly ConcurrentQueue<string> _filters = [];
    private readonly ConcurrentQueue<Task> _subscribing = [];
    private long _handled;

    /// <inheritdoc />
    public event Action<BusState> StateChanged
    {
        add => bus.StateChanged += value;
        remove => bus.StateChanged -= value;
    }

    /// <summary>The kinds of topics that were subscribed to.</summary>
    public IReadOnlyList<TopicKind> Kinds => SubscribedKinds.Of(_filters);

    /// <summary>Whether the broker has taken every subscription that was made.</summary>
    public bool IsListening => State == BusState.Connected && !_subscribing.IsEmpty && _subscribing.All(each => each.IsCompletedSuccessfully);

    /// <summary>Messages whose handler has ended.</summary>
    public long Handled => Interlocked.Read(ref _handled);

    /// <inheritdoc />
    public BusState State => bus.State;

    /// <inheritdoc />
    public BusStatistics Statistics => bus.Statistics;

    /// <inheritdoc />
    public Task ConnectAsync(CancellationToken cancellation) => bus.ConnectAsync(cancellation);

    /// <inheritdoc />
    public Task PublishAsync(BusMessage message, CancellationToken cancellation) => bus.PublishAsync(message, cancellation);

    /// <inheritdoc />
    public Task SubscribeAsync(string filter, QualityOfService quality, Action<BusMessage> handler, CancellationToken cancellation)
    {
        _filters.Enqueue(filter);
        Task subscribing = bus.SubscribeAsync(filter, quality, message => Handle(handler, message), cancellation);
        _subscribing.Enqueue(subscribing);
        return subscribing;
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => bus.DisposeAsync();

    private void Handle(Action<BusMessage> handler, BusMessage message)
    {
        try
        {
            handler(message);
        }
        finally
        {
            Interlocked.Increment(ref _handled);
        }
    }
}
