using System;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace MbRlRobot.Hil;

/// <summary>
/// A client's end of the wire: a request is sent again, under the same number, until its reply comes or its time is up. After
/// opening nothing here allocates or throws.
/// </summary>
internal sealed class PlantLink : IDisposable
{
    private const int FirstPauseMilliseconds = 1;

    private readonly Socket _socket;
    private PlantFrame _received = new();
    private ulong _session;
    private ulong _sequence;

    /// <summary>Opens a socket to a server.</summary>
    /// <param name="server">Its address.</param>
    /// <exception cref="SocketException">There is no way to it.</exception>
    public PlantLink(IPEndPoint server)
    {
        _socket = new Socket(server.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
        _socket.Connect(server);
        _socket.Blocking = false;
    }

    /// <summary>The request under way.</summary>
    public PlantFrame Request { get; } = new();

    /// <summary>The reply to it.</summary>
    public PlantFrame Reply { get; private set; } = new();

    /// <summary>The newest reading that came too late for its request.</summary>
    public PlantFrame Late { get; } = new();

    /// <summary>Whether there is one, newer than <see cref="NewestNanoseconds"/>.</summary>
    public bool HasLate { get; private set; }

    /// <summary>The plant's time of what was taken so far, ns.</summary>
    public long NewestNanoseconds { get; set; } = long.MinValue;

    /// <summary>The longest pause before a request is sent again, ms.</summary>
    public int LongestPauseMilliseconds { get; set; } = 50;

    /// <summary>What became of the datagrams.</summary>
    public PlantCounts Counts { get; } = new();

    /// <summary>Begins a request.</summary>
    /// <param name="kind">What it asks for.</param>
    public PlantFrame Begin(PlantFrameKind kind)
    {
        HasLate = false;
        Request.Begin(kind, _session, ++_sequence);
        return Request;
    }

    /// <summary>Begins a session's first request.</summary>
    /// <param name="client">The client's random number.</param>
    public PlantFrame BeginHello(ulong client)
    {
        Request.Begin(PlantFrameKind.Hello, 0, client);
        return Request;
    }

    /// <summary>Takes the session that the reply to a hello gave.</summary>
    public void TakeSession() => (_session, _sequence) = (Reply.Session, 0);

    /// <summary>Sends the request until its reply comes.</summary>
    /// <param name="budget">For how long.</param>
    /// <returns>Whether <see cref="Reply"/> answers it.</returns>
    public bool TryExchange(TimeSpan budget)
    {
        Request.Seal();
        long start = Stopwatch.GetTimestamp();
        TimeSpan left = budget;
        int pause = FirstPauseMilliseconds;
        do
        {
            _ = _socket.Send(Request.Bytes, SocketFlags.None, out _);
            if (TryAwait(Math.Min(pause, left.TotalMilliseconds)))
            {
                Counts.Answered++;
                return true;
            }

            Counts.Repeated++;
            pause = Math.Min(2 * pause, LongestPauseMilliseconds);
            left = budget - Stopwatch.GetElapsedTime(start);
        }
        while (left > TimeSpan.Zero);
        return false;
    }

    /// <inheritdoc/>
    public void Dispose() => _socket.Dispose();

    private bool TryAwait(double milliseconds)
    {
        long start = Stopwatch.GetTimestamp();
        double left = milliseconds;
        while (left > 0 && HasCome(left))
        {
            if (TryTake())
            {
                return true;
            }

            left = milliseconds - Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }

        return false;
    }

    /// <summary>Waits for a datagram; systems wait in whole milliseconds.</summary>
    private bool HasCome(double milliseconds)
    {
        try
        {
            return _socket.Poll(1000 * (int)Math.Ceiling(milliseconds), SelectMode.SelectRead);
        }
        catch (Exception fault) when (fault is SocketException or ObjectDisposedException)
        {
            return false;
        }
    }

    private bool TryTake()
    {
        int length = _socket.Receive(_received.Room, SocketFlags.None, out SocketError error);
        if (error != SocketError.Success)
        {
            return false;
        }

        if (_received.Check(length) != PlantFrameFault.None || !_received.IsReply)
        {
            Counts.Malformed++;
            return false;
        }

        bool isAnswer = _received.Kind == Request.Kind && _received.Sequence == Request.Sequence;
        if (Request.Kind != PlantFrameKind.Hello && _received.Session != _session)
        {
            Counts.Foreign++;
            return false;
        }

        if (!isAnswer)
        {
            KeepLate();
            return false;
        }

        (Reply, _received) = (_received, Reply);
        return true;
    }

    private void KeepLate()
    {
        Counts.Stale++;
        long newest = HasLate ? Late.TimeNanoseconds : NewestNanoseconds;
        if (_received.Kind == PlantFrameKind.Read && _received.TimeNanoseconds > newest)
        {
            Late.CopyFrom(_received);
            HasLate = true;
        }
    }
}
