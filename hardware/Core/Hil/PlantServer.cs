using System;
using System.Diagnostics;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Threading;
using MbRlRobot.Ports;
using MbRlRobot.Robots;

namespace MbRlRobot.Hil;

/// <summary>Serves a simulated robot over UDP, to one client at a time.</summary>
public sealed class PlantServer : IDisposable
{
    private const double NanosecondsPerSecond = 1e9;

    /// <summary>How long it waits for a datagram where nothing else is to do, ms.</summary>
    private const int LongestWait = 50;

    private readonly Socket _socket;
    private readonly ServedPlant _plant;
    private readonly PlantDesk _desk;
    private readonly PlantDatagram _received;
    private readonly PlantDatagram _reply;
    private readonly PlantFrame _request = new();
    private readonly ImpairedPath _inwards;
    private readonly ImpairedPath _outwards;
    private readonly Action<PlantEvent, string> _tell;
    private readonly long _start = Stopwatch.GetTimestamp();
    private readonly int _waitMicroseconds;
    private string _client = "nobody";

    /// <summary>Makes the plant and opens the socket; nothing is answered yet.</summary>
    /// <param name="robot">The robot.</param>
    /// <param name="folder">The folder of its robot.json.</param>
    /// <param name="factory">What simulates it.</param>
    /// <param name="options">How it is served.</param>
    /// <exception cref="InvalidDataException">What the factory makes is no simulation, or it does not fit into a frame.</exception>
    /// <exception cref="IOException">The address cannot be had.</exception>
    public PlantServer(RobotDescription robot, string folder, RobotIoFactory factory, PlantServerOptions options)
    {
        ArgumentNullException.ThrowIfNull(robot);
        ArgumentNullException.ThrowIfNull(factory);
        ArgumentNullException.ThrowIfNull(options);
        options.Impairment.ThrowIfInvalid();
        PlantClock clock = new();
        ISimulatedIo io = factory(robot, folder, clock) as ISimulatedIo
            ?? throw new InvalidDataException($"Only a simulated robot can be served, and that of {robot.Type} is none.");
        _tell = options.Tell;
        _plant = new ServedPlant(io, robot, clock, !options.IsLockstep);
        _desk = new PlantDesk(_plant, robot, io.Channels, Counts, happened => _tell(happened, _client));
        _socket = Bind(options.EndPoint);
        AddressFamily family = options.EndPoint.AddressFamily;
        (_received, _reply) = (new PlantDatagram(family), new PlantDatagram(family));
        _inwards = new ImpairedPath(options.Impairment, 0, family, Counts, Take);
        _outwards = new ImpairedPath(options.Impairment, 1, family, Counts, Send);
        double wait = options.IsLockstep ? LongestWait : Math.Clamp(robot.IoPeriod * 1000, 1, LongestWait);
        _waitMicroseconds = (int)Math.Round(wait * 1000);
    }

    /// <summary>Where it is served.</summary>
    public IPEndPoint EndPoint => (IPEndPoint)_socket.LocalEndPoint!;

    /// <summary>What became of the datagrams.</summary>
    public PlantCounts Counts { get; } = new();

    /// <summary>Serves until it is told to end; then the drives are stopped.</summary>
    /// <param name="stop">Ends it.</param>
    public void Run(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            bool hasCome = _socket.Poll(_waitMicroseconds, SelectMode.SelectRead);
            while (hasCome && TryReceive())
            {
                hasCome = _socket.Poll(0, SelectMode.SelectRead) && !stop.IsCancellationRequested;
            }

            _desk.Tick(Now);
        }

        _plant.Rest();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _socket.Dispose();
        _plant.Dispose();
    }

    private long Now => (long)(Stopwatch.GetElapsedTime(_start).TotalSeconds * NanosecondsPerSecond);

    private static Socket Bind(IPEndPoint endPoint)
    {
        Socket socket = new(endPoint.AddressFamily, SocketType.Dgram, ProtocolType.Udp) { Blocking = false };
        try
        {
            socket.Bind(endPoint);
            return socket;
        }
        catch (SocketException fault)
        {
            socket.Dispose();
            throw new IOException($"The address {endPoint} cannot be had: {fault.Message}.", fault);
        }
    }

    private bool TryReceive()
    {
        try
        {
            _received.Length = _socket.ReceiveFrom(_received.Frame.Room, SocketFlags.None, _received.Address);
            _inwards.Pass(_received);
            return true;
        }
        catch (SocketException)
        {
            // a datagram that the system itself found damaged, or an answer that nobody took
            return false;
        }
    }

    private void Take(PlantDatagram datagram)
    {
        if (datagram.Frame.Check(datagram.Length) != PlantFrameFault.None)
        {
            Counts.Malformed++;
            return;
        }

        // the client's name is made for hellos only: they are rare
        _request.CopyFrom(datagram.Frame);
        _client = _request.Kind == PlantFrameKind.Hello ? NameOf(datagram.Address) : _client;
        if (_desk.TryAnswer(_request, Now, _reply.Frame))
        {
            _reply.Length = PlantFrame.Size;
            _reply.SetAddress(datagram.Address);
            _outwards.Pass(_reply);
        }
    }

    private void Send(PlantDatagram datagram)
    {
        try
        {
            _socket.SendTo(datagram.Frame.Bytes, SocketFlags.None, datagram.Address);
        }
        catch (SocketException)
        {
            // an answer that cannot be sent is a lost one: the client asks again
        }
    }

    private string NameOf(SocketAddress address) => EndPoint.Create(address).ToString() ?? string.Empty;
}
