using System;
using System.Threading;
using System.Threading.Tasks;
using MbRlRobot.Messaging;

namespace MbRlRobot.Ports;

/// <summary>Messages between robot and workstation. Adapters: in-process, MQTTnet, libmosquitto.</summary>
/// <remarks>
/// Delivery is at least once: a message may come twice, and only an answer by the receiver itself proves that it was stored.
/// After a lost connection the adapter reconnects, with growing pauses, and subscribes again. All members may be called
/// from any thread.
/// </remarks>
public interface IMessageBus : IAsyncDisposable
{
    /// <summary>Whether messages can pass now.</summary>
    BusState State { get; }

    /// <summary>Told of every change of <see cref="State"/>, in order, on a thread of the adapter's.</summary>
    event Action<BusState> StateChanged;

    /// <summary>Connects, and keeps the connection up from then on.</summary>
    /// <param name="cancellation">Gives up waiting for the first connection.</param>
    /// <returns>Done once connected.</returns>
    /// <exception cref="MessageBusException">The broker refused: wrong certificate, password or address.</exception>
    Task ConnectAsync(CancellationToken cancellation);

    /// <summary>Publishes a message.</summary>
    /// <param name="message">The message.</param>
    /// <param name="cancellation">Gives up waiting.</param>
    /// <returns>Done once the broker has taken it; with <see cref="QualityOfService.AtMostOnce"/>, once it is on its way.</returns>
    /// <exception cref="MessageBusException">There is no connection, or the broker refused the message.</exception>
    Task PublishAsync(BusMessage message, CancellationToken cancellation);

    /// <summary>Subscribes for as long as the bus lives. Handlers run one at a time, in the order of arrival.</summary>
    /// <param name="filter">A topic, with + for any one level and a trailing # for any rest.</param>
    /// <param name="quality">The best quality of delivery wanted.</param>
    /// <param name="handler">Takes each message; retained ones at once. What it throws is counted, and the message counts as handled.</param>
    /// <param name="cancellation">Gives up waiting.</param>
    /// <returns>Done once the broker has taken the subscription.</returns>
    /// <exception cref="MessageBusException">There is no connection, or the broker refused.</exception>
    Task SubscribeAsync(string filter, QualityOfService quality, Action<BusMessage> handler, CancellationToken cancellation);
}
