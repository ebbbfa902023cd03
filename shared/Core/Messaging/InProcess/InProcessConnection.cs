using System.Threading;
using System.Threading.Tasks;
using MbRlRobot.Messaging.Connections;
using MbRlRobot.Ports;

namespace MbRlRobot.Messaging.InProcess;

/// <summary>A client's connection to a broker of this process.</summary>
/// <param name="broker">The broker.</param>
/// <param name="options">Who the client is.</param>
/// <param name="incoming">Takes what arrives.</param>
internal sealed class InProcessConnection(InProcessBroker broker, MessageBusOptions options, IIncomingMessages incoming)
    : IBrokerConnection
{
    private readonly TaskCompletionSource<string> _lost = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Who the client is.</summary>
    public MessageBusOptions Options => options;

    /// <summary>Takes what arrives.</summary>
    public IIncomingMessages Incoming => incoming;

    /// <inheritdoc />
    public BrokerLimits Limits => BrokerLimits.None;

    /// <inheritdoc />
    public Task<string> Lost => _lost.Task;

    /// <inheritdoc />
    public Task OpenAsync(CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        broker.Enter(this);
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public Task PublishAsync(BusMessage message)
    {
        broker.Publish(this, message with { Payload = message.Payload.ToArray() });
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public Task SubscribeAsync(string filter, QualityOfService quality, uint id)
    {
        broker.Subscribe(this, filter, quality, id);
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync()
    {
        broker.Leave(this);
        return ValueTask.CompletedTask;
    }

    /// <summary>The broker has let the client go.</summary>
    /// <param name="why">Why.</param>
    public void End(string why) => _lost.TrySetResult(why);
}
