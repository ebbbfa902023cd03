using System;
using System.Threading;
using System.Threading.Tasks;
using MbRlRobot.Messaging;

namespace MbRlRobot.Ports;

/// <summary>Messages between robot and workstation. Adapters: in-process, MQTTnet, libmosquitto.</summary>
/// <remarks>
/// Delivery is at least once: a message may come twice, and only an answer by the receiver itself proves that it was stored.
/// After a lost connection the adapter reconnects, with growing pauses, and subscribes again, so that retained messages come
/// again too. What was on its way when the connection was lost fails and is not sent again: whoever published it does that.
/// All members may be called from any thread. Reasons: shared/decisions/0013-message-buses.md.
/// </remarks>
public interface IMessageBus : IAsyncDisposable
{
    /// <summary>Whether messages can pass now.</summary>
    BusState State { get; }

    /// <summary>What came to pass so far, for status and diagnosis.</summary>
    BusStatistics Statistics { get; }

    /// <summary>Told of every change of <see cref="State"/>, in order, on the thread that runs the handlers.</summary>
    event Action<BusState> StateChanged;

    /// <summary>Connects, and keeps the connection up from then on; where this fails, it may be called again.</summary>
    /// <param name="cancellation">Gives up waiting for the first connection.</param>
    /// <returns>Done once connected.</returns>
    /// <exception cref="MessageBusException">The broker refused or does not answer: wrong certificate, password or address.</exception>
    /// <exception cref="InvalidOperationException">It is connected, or connecting, already.</exception>
    /// <exception cref="ObjectDisposedException">The bus was disposed of.</exception>
    Task ConnectAsync(CancellationToken cancellation);

    /// <summary>Publishes a message. Messages of one quality arrive in the order of the calls, awaited or not.</summary>
    /// <param name="message">The message; its bytes are copied before this returns.</param>
    /// <param name="cancellation">Gives up waiting; the message may have been sent.</param>
    /// <returns>Done once the broker has taken it; with <see cref="QualityOfService.AtMostOnce"/>, once it is on its way.</returns>
    /// <exception cref="MessageBusException">
    /// There is no connection; it was lost on the way (the message may have arrived: publish again); too many messages wait;
    /// or the broker refused: no right, larger than it takes, quota.
    /// </exception>
    /// <exception cref="ArgumentException">The topic has wildcards or is not well-formed, or the expiry is 0.</exception>
    Task PublishAsync(BusMessage message, CancellationToken cancellation);

    /// <summary>Subscribes for as long as the bus lives. Handlers run one at a time, in the order of arrival.</summary>
    /// <remarks>
    /// Before the first connection the subscription only waits for it. Subscribe then where the broker may have kept messages
    /// for this client: those come at once, and what arrives for nobody is counted and dropped.
    /// </remarks>
    /// <param name="filter">A topic, with + for any one level and a trailing # for any rest.</param>
    /// <param name="quality">The best quality of delivery wanted.</param>
    /// <param name="handler">Takes each message; retained ones at once. What it throws is counted, and the message counts as handled.</param>
    /// <param name="cancellation">Gives up waiting.</param>
    /// <returns>Done once the broker has taken the subscription.</returns>
    /// <exception cref="MessageBusException">The connection was lost, or the broker refused.</exception>
    /// <exception cref="ArgumentException">The filter is not well-formed.</exception>
    Task SubscribeAsync(string filter, QualityOfService quality, Action<BusMessage> handler, CancellationToken cancellation);
}
