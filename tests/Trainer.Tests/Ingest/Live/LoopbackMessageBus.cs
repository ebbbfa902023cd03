using System;
using System.Threading;
using System.Threading.Tasks;
using MbRlRobot.Messaging;
using MbRlRobot.Ports;

namespace MbRlRobot.Trainer.Tests.Ingest.Live;

/// <summary>A message bus to a broker in memory.</summary>
/// <param name="broker">The broker.</param>
internal sealed class LoopbackMessageBus(LoopbackBroker broker) : IMessageBus
{
    /// <inheritdoc />
    public event Action<BusState>? StateChanged;

    /// <inheritdoc />
    public BusState State { get; private set; }

    /// <inheritdoc />
    public BusStatistics Statistics => default;

    /// <inheritdoc />
    public Task ConnectAsync(CancellationToken cancellation)
    {
        Enter(BusState.Connecting);
        Enter(BusState.Connected);
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public Task PublishAsync(BusMessage message, CancellationToken cancellation)
    {
        if (State != BusState.Connected)
        {
            return Task.FromException(new MessageBusException("There is no connection."));
        }

        broker.Publish(message);
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public Task SubscribeAsync(string filter, QualityOfService quality, Action<BusMessage> handler, CancellationToken cancellation)
    {
        broker.Subscribe(filter, message => Deliver(handler, message));
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync()
    {
        Enter(BusState.Closed);
        return ValueTask.CompletedTask;
    }

    private void Deliver(Action<BusMessage> handler, BusMessage message)
    {
        if (State != BusState.Connected)
        {
            return;
        }

        try
        {
            handler(message);
        }
        catch (InvalidOperationException)
        {
            // the contract: a handler's fault ends with the handler
        }
    }

    private void Enter(BusState state)
    {
        if (state != State)
        {
            State = state;
            StateChanged?.Invoke(state);
        }
    }
}
