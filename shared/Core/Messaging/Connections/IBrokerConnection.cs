using System;
using System.Threading;
using System.Threading.Tasks;
using MbRlRobot.Ports;

namespace MbRlRobot.Messaging.Connections;

/// <summary>
/// One connection to a broker, from opening to its end; what <see cref="ReconnectingMessageBus"/> stands on. It is opened
/// once, and never opened again. Disposing of it closes it in order, so that the broker does not publish the will.
/// </summary>
public interface IBrokerConnection : IAsyncDisposable
{
    /// <summary>What the broker can do; known once open.</summary>
    BrokerLimits Limits { get; }

    /// <summary>Ends, never with a fault, once an open connection is gone, whoever ended it; says why.</summary>
    Task<string> Lost { get; }

    /// <summary>Connects and waits for the broker's answer.</summary>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>Done once the broker has taken the client in.</returns>
    /// <exception cref="MessageBusException">It was refused, or the broker cannot be reached; the message says what to do.</exception>
    Task OpenAsync(CancellationToken cancellation);

    /// <summary>Publishes a message. The payload is copied, and the message's place in the order taken, before this returns.</summary>
    /// <param name="message">The message, within the broker's limits.</param>
    /// <returns>Done once the broker has taken it, or with at-most-once once it is sent.</returns>
    /// <exception cref="MessageBusException">The broker refused it, or the connection is lost.</exception>
    Task PublishAsync(BusMessage message);

    /// <summary>Subscribes; a second subscription to a filter takes the place of the first.</summary>
    /// <param name="filter">The filter.</param>
    /// <param name="quality">The best quality wanted.</param>
    /// <param name="id">Marks the messages of this subscription, 1 to 268,435,455.</param>
    /// <returns>Done once the broker has taken it.</returns>
    /// <exception cref="MessageBusException">The broker refused it, or the connection is lost.</exception>
    Task SubscribeAsync(string filter, QualityOfService quality, uint id);
}
