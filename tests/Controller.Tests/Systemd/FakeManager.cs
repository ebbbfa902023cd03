using System;
using System.Collections.Generic;
using System.IO;
using System.Net.Sockets;
using System.Text;

namespace MbRlRobot.Controller.Tests.Systemd;

/// <summary>What listens to services, as systemd does.</summary>
internal sealed class FakeManager : IDisposable
{
    private readonly Socket _socket = new(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
    private readonly DirectoryInfo? _folder;

    public FakeManager(bool isAbstract)
    {
        _folder = isAbstract ? null : Directory.CreateTempSubdirectory("mbrl-notify-");
        Address = isAbstract ? $"@mbrl-{Guid.NewGuid():N}" : Path.Combine(_folder!.FullName, "notify");
        _socket.Bind(new UnixDomainSocketEndPoint(isAbstract ? '\0' + Address[1..] : Address));
    }

    /// <summary>What a service finds in NOTIFY_SOCKET.</summary>
    public string Address { get; }

    /// <summary>What has come since it was last asked.</summary>
    public IReadOnlyList<string> Take()
    {
        List<string> messages = [];
        byte[] buffer = new byte[256];
        while (_socket.Available > 0)
        {
            string message = Encoding.UTF8.GetString(buffer, 0, _socket.Receive(buffer));
            if (message != "X_MBRL=1")
            {
                messages.Add(message);
            }
        }

        return messages;
    }

    public void Dispose()
    {
        _socket.Dispose();
        _folder?.Delete(recursive: true);
    }
}
