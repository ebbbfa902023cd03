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
    private readonly TaskCompletionSource _letGo = new(TaskCreationOptions.RunContinuationsAsynchronously);
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

    /// <summary>A topic whose messages the broker is slow to take: not before <see cref="LetGo"/>; null for none.</summary>
    public string? SlowTopic { get; init; }

    /// <summary>How often something was refused.</summary>
    public int Refused => Volatile.Read(ref _refused);

    public Task ConnectAsync(CancellationToken cancellation) => bus.ConnectAsync(cancellation);

    public Task PublishAsync(BusMessage message, CancellationToken cancellation)
    {
        if (!IsBroken)
        {
            return message.Topic == SlowTopic ? PublishLaterAsync(message, cancellation) : bus.PublishAsync(message, cancellation);
        }

        Interlocked.Increment(ref _refused);
        return Task.FromException(new MessageBusException("There is no connection."));
    }

    public Task SubscribeAsync(string filter, QualityOfService quality, Action<BusMessage> handler, CancellationToken cancellation) =>
        bus.SubscribeAsync(filter, quality, handler, cancellation);

    /// <summary>Lets the broker take what it was slow with.</summary>
    public void LetGo() => _letGo.TrySetResult();

    public ValueTask DisposeAsync() => bus.DisposeAsync();

    private async Task PublishLaterAsync(BusMessage message, CancellationToken cancellation)
    {
        await _letGo.Task.WaitAsync(cancellation);
        await bus.PublishAsync(message, cancellation);
    }
}
