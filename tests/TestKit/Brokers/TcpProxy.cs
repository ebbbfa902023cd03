using System;
using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Threading.Tasks;

namespace MbRlRobot.TestKit.Brokers;

/// <summary>A TCP line between a client and a broker that a test can cut, mend, and stall.</summary>
public sealed class TcpProxy : IDisposable
{
    private readonly Socket _listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly ConcurrentDictionary<Socket, bool> _ends = [];
    private readonly int _target;
    private volatile bool _isCut;
    private volatile TaskCompletionSource _flow = Flowing();

    /// <summary>Listens on a free port of this machine.</summary>
    /// <param name="target">The broker's port.</param>
    public TcpProxy(int target)
    {
        _target = target;
        _listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _listener.Listen();
        Port = ((IPEndPoint)_listener.LocalEndPoint!).Port;
        _ = AcceptAsync();
    }

    /// <summary>The port that it listens on.</summary>
    public int Port { get; }

    /// <summary>Resets all connections, and each new one, until the line is mended.</summary>
    public void Cut()
    {
        _isCut = true;
        foreach (Socket end in _ends.Keys)
        {
            Reset(end);
        }
    }

    /// <summary>Lets connections through again.</summary>
    public void Mend() => _isCut = false;

    /// <summary>Holds back every byte; connections stay as they are.</summary>
    public void Stall() => _flow = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Lets the bytes flow again, those held back first.</summary>
    public void Resume() => _flow.TrySetResult();

    /// <inheritdoc />
    public void Dispose()
    {
        _listener.Dispose();
        Resume();
        Cut();
    }

    private static TaskCompletionSource Flowing()
    {
        TaskCompletionSource flow = new();
        flow.SetResult();
        return flow;
    }

    private async Task AcceptAsync()
    {
        while (true)
        {
            try
            {
                _ = CarryAsync(await _listener.AcceptAsync());
            }
            catch (SocketException fault) when (fault.SocketErrorCode == SocketError.ConnectionAborted)
            {
                // gone before it was taken
            }
            catch (Exception fault) when (fault is SocketException or ObjectDisposedException)
            {
                return; // disposed of
            }
        }
    }

    private async Task CarryAsync(Socket client)
    {
        using Socket broker = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        _ends[client] = _ends[broker] = true;
        try
        {
            await broker.ConnectAsync(IPAddress.Loopback, _target);
            (client.NoDelay, broker.NoDelay) = (true, true);
            if (!_isCut)
            {
                await Task.WhenAll(PumpAsync(client, broker), PumpAsync(broker, client));
            }
        }
        catch (Exception fault) when (fault is SocketException or ObjectDisposedException)
        {
            // cut, or one end is gone
        }
        finally
        {
            Reset(client);
            Reset(broker);
        }
    }

    private async Task PumpAsync(Socket from, Socket to)
    {
        byte[] buffer = new byte[64 * 1024];
        try
        {
            int count;
            while ((count = await from.ReceiveAsync(buffer)) > 0)
            {
                await _flow.Task;
                for (int sent = 0; sent < count;)
                {
                    sent += await to.SendAsync(buffer.AsMemory(sent, count - sent));
                }
            }

            to.Shutdown(SocketShutdown.Send);
        }
        catch (Exception fault) when (fault is SocketException or ObjectDisposedException)
        {
            Reset(from);
            Reset(to);
        }
    }

    /// <summary>Closes a socket; of one that is cut the other end learns by a reset.</summary>
    private void Reset(Socket end)
    {
        _ends.TryRemove(end, out _);
        if (_isCut)
        {
            end.Close(0);
        }

        end.Dispose();
    }
}
