using System;
using System.Collections.Concurrent;
using System.Net;
using System.Threading;
using MbRlRobot.Hil;
using MbRlRobot.Ports;
using MbRlRobot.Robots;

namespace MbRlRobot.Hardware.Tests.Hil;

/// <summary>A plant that is served on a thread of its own, on the loopback.</summary>
internal sealed class ServedScene : IDisposable
{
    private readonly PlantServer _server;
    private readonly Thread _thread;
    private readonly CancellationTokenSource _stop = new();
    private bool _isOver;

    public ServedScene(RobotDescription robot, RobotIoFactory factory, bool isLockstep = true, PlantImpairment? impairment = null, double timeout = 20)
    {
        PlantServerOptions options = new(
            new IPEndPoint(IPAddress.Loopback, 0), isLockstep, impairment ?? PlantImpairment.None, (happened, _) => Events.Enqueue(happened));
        _server = new PlantServer(robot, "rig", factory, options);
        Robot = robot with { Io = robot.Io with { Udp = new UdpDescription("127.0.0.1", _server.EndPoint.Port, timeout) } };
        _thread = new Thread(() => _server.Run(_stop.Token));
        _thread.Start();
    }

    /// <summary>The robot, with the plant's address.</summary>
    public RobotDescription Robot { get; }

    public ConcurrentQueue<PlantEvent> Events { get; } = [];

    public PlantCounts Counts => _server.Counts;

    public UdpRobotIo Connect(ILoopClock clock) => UdpRobotIo.Open(Robot, clock);

    /// <summary>Ends the server, as if it had died: its port is free.</summary>
    public void End()
    {
        if (!_isOver)
        {
            _isOver = true;
            _stop.Cancel();
            _thread.Join();
            _server.Dispose();
        }
    }

    public void Dispose()
    {
        End();
        _stop.Dispose();
    }
}
