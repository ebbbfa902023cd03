using System;
using System.IO;
using System.Net;
using System.Threading;
using MbRlRobot.ControllerApp;
using MbRlRobot.Hil;
using MbRlRobot.Loop;
using MbRlRobot.Ports;
using MbRlRobot.Robots;
using MbRlRobot.TestKit;
using MbRlRobot.TestKit.Contracts;

namespace MbRlRobot.Adapters.Tests;

/// <summary>The contract of robot I/O for a plant that is served on the loopback, over a network that loses, doubles and reorders.</summary>
public abstract class UdpIoContract : RobotIoContract, IDisposable
{
    private static readonly string Folder = Path.Combine(Repository.Root, "hardware/robots/cartpole-rig");

    private readonly CancellationTokenSource _stop = new();
    private readonly RobotDescription _robot;
    private readonly PlantServer _server;
    private readonly Thread _thread;

    /// <summary>Serves the plant.</summary>
    /// <param name="isLockstep">Whether its time passes as the client says.</param>
    protected UdpIoContract(bool isLockstep)
    {
        // it waits a quarter of a second for a reading: a busy machine is no bad network
        RobotDescription robot = RobotFile.Read(Path.Combine(Folder, "robot.json")) with { IoPeriod = 1 };
        robot = robot with { Safety = robot.Safety with { Watchdog = 10 } };
        PlantImpairment impairment = new(Loss: 0.05, Reorder: 0.02, Duplicate: 0.02, Seed: 1);
        PlantServerOptions options = new(new IPEndPoint(IPAddress.Loopback, 0), isLockstep, impairment, (_, _) => { });
        _server = new PlantServer(robot, Folder, ControllerProgram.Adapters().RobotIos.Find("simulated-board"), options);
        _robot = robot with { Io = robot.Io with { Udp = new UdpDescription("127.0.0.1", _server.EndPoint.Port, Timeout: 20) } };
        _thread = new Thread(() => _server.Run(_stop.Token));
        _thread.Start();
    }

    protected override int ActionDimension => 1;

    public void Dispose()
    {
        _stop.Cancel();
        _thread.Join();
        _server.Dispose();
        _stop.Dispose();
        GC.SuppressFinalize(this);
    }

    protected override IRobotIo Create() => ControllerProgram.Adapters().RobotIos.Find("udp")(_robot, Folder, new VirtualLoopClock());
}
