using System;
using System.Net.Sockets;

namespace MbRlRobot.Systemd;

/// <summary>The socket on which a service tells systemd how it is: datagrams, as sd_notify(3) sends them.</summary>
internal sealed class NotifySocket : IDisposable
{
    private const char Abstract = '@';
    private readonly Socket _socket = new(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);

    /// <summary>Connects; nothing is sent yet.</summary>
    /// <param name="address">A path, or <c>@</c> and a name that is no file: NOTIFY_SOCKET.</param>
    /// <exception cref="ArgumentException">It is none, or too long.</exception>
    /// <exception cref="SocketException">Nobody listens there.</exception>
    public NotifySocket(string address)
    {
        try
        {
            bool isPath = address.StartsWith('/');
            if (!isPath && !(address.Length > 1 && address[0] == Abstract))
            {
                throw new ArgumentException("allowed: an absolute path, or @ and a name", nameof(address));
            }

            // whoever reads slowly must not stop a loop
            _socket.Blocking = false;
            _socket.Connect(new UnixDomainSocketEndPoint(isPath ? address : '\0' + address[1..]));
        }
        catch
        {
            _socket.Dispose();
            throw;
        }
    }

    /// <summary>Sends a message. Neither allocates, waits nor throws.</summary>
    /// <param name="message">The message.</param>
    /// <returns>Whether it was taken.</returns>
    public bool TrySend(ReadOnlySpan<byte> message) =>
        _socket.Send(message, SocketFlags.None, out SocketError error) == message.Length && error == SocketError.Success;

    /// <inheritdoc/>
    public void Dispose() => _socket.Dispose();
}
