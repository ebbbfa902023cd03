using System;
using System.Threading;
using System.Threading.Tasks;
using MbRlRobot.Messaging;
using MbRlRobot.Ports;

namespace MbRlRobot.Trainer.Tests.Ingest.Live;

/// <summary>A bus whose broker does not take what is published while it is broken.</summary>
internal sealed class BreakableBus(IMessageBus bus) : IMessageBus
{
    private volatile bool _isBroken;
    private int _refused;

    public event Action<BusState> StateChanged
    {
        add => bus.StateChanged += value;
        remove => bus.StateChanged -= value;
    }

    public BusState State => bus.State;

    public BusStatistics Statistics => bus.Statistics;

    public bool IsBroken
    {
        get => _isBroken;
        set => _isBroken = value;
    }

    /// <summary>How often something was refused.</summary>
    public int Refused => Volatile.Read(ref _refused);

    public Task ConnectAsync(CancellationToken cancellation) => bus.ConnectAsync(cancellation);

    public Task PublishAsync(BusMessage message, CancellationToken cancellation)
    {
        if (!IsBroken)
        {
            return bus.PublishAsync(message, cancellation);
        }

        Interlocked.Increment(ref _refused);
        return Task.FromException(new MessageBusException("There is no connection."));
    }

    public Task SubscribeAsync(string filter, QualityOfService quality, Action<BusMessage> handler, CancellationToken cancellation) =>
        bus.SubscribeAsync(filter, quality, handler, cancellation);

    public ValueTask DisposeAsync() => bus.DisposeAsync();
}
