using System;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;
using MQTTnet.Channel;

namespace MbRlRobot.MqttNet;

/// <summary>
/// The TCP connection beneath a client. MQTTnet would reset it as soon as it has written its good-bye, and a broker that
/// is about to write to it takes that for a loss and publishes the will; here it stays open until the broker has closed it.
/// </summary>
internal sealed class Line : IMqttClientStreamProvider
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private Socket? _socket;

    /// <inheritdoc />
    public async Task<Stream> ConnectAsync(EndPoint brokerEndPoint, CancellationToken cancellationToken)
    {
        Socket socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        _socket = socket;
        await socket.ConnectAsync(brokerEndPoint, cancellationToken).ConfigureAwait(false);
        return new NetworkStream(socket, ownsSocket: false);
    }

    /// <summary>Closes the connection; after a good-bye, once the broker has closed it too, or does not for a while.</summary>
    /// <param name="saidGoodBye">Whether the broker knows that it is to be closed.</param>
    /// <returns>Done once it is closed; never ends with a fault.</returns>
    public async Task CloseAsync(bool saidGoodBye)
    {
        using Socket? socket = Interlocked.Exchange(ref _socket, null);
        using CancellationTokenSource patience = new(Patience);
        try
        {
            byte[] bytes = new byte[16 * 1024];
            socket?.Shutdown(SocketShutdown.Send);
            while (saidGoodBye && socket is not null && await socket.ReceiveAsync(bytes, patience.Token).ConfigureAwait(false) > 0)
            {
            }
        }
        catch (Exception fault) when (fault is SocketException or OperationCanceledException or ObjectDisposedException)
        {
            // the line is gone already, or the broker does not answer
        }
    }
}
