using System;
using System.IO;
using System.Linq;
using MbRlRobot.Ports;
using MbRlRobot.Robots;
using MbRlRobot.Simulation;
using MbRlRobot.TestKit;
using MbRlRobot.TestKit.Contracts;
using Xunit;

namespace MbRlRobot.Hardware.Tests.Simulation;

/// <summary>The arm on servos, through its drivers, its chips and the TCA9548A before its sensors.</summary>
public sealed class ServoArmRigTests : RobotIoContract
{
    private const double Period = 0.02;

    /// <summary>A step of the AS5600, and one of the PCA9685's 12 bits at 50 Hz over two milliseconds for half a turn.</summary>
    private const double AngleStep = 2 * Math.PI / 4096;
    private const double PulseStep = Math.PI / (0.002 * 50 * 4096);

    private readonly SteppedClock _clock = new();
    private readonly double[] _channels = new double[7];

    protected override int ActionDimension => 2;

    [Fact]
    public void Goes_to_its_targets_to_the_resolution_of_its_chips()
    {
        using SimulatedBoardIo io = Open();
        Assert.Equal(["shoulder", "elbow", "estop", "shoulderDot", "elbowDot", "shoulderLead", "elbowLead"], io.Channels);
        io.Enable();
        Run(io, 100, 0.7, -0.3);
        double tolerance = 0.004 + AngleStep + PulseStep;
        Assert.Equal(0.7, _channels[0], tolerance);
        Assert.Equal(-0.3, _channels[1], tolerance);
    }

    [Fact]
    public void Stays_where_it_is_when_enabled_and_not_commanded()
    {
        using SimulatedBoardIo io = Open();
        io.Reset([1, -1, 0, 0, 0, 0, 0]);
        io.Enable();
        Run(io, 3);
        Assert.Equal(1, _channels[0], AngleStep);
        Assert.Equal(-1, _channels[1], AngleStep);
    }

    [Fact]
    public void Holds_at_a_stop_what_it_was_told_last()
    {
        using SimulatedBoardIo io = Open();
        io.Enable();
        Run(io, 2, 1, 1);
        Assert.Equal(IoStatus.Ok, io.Stop());
        Assert.Equal(IoStatus.NotEnabled, io.Write([0, 0]));
        Run(io, 50);
        Assert.Equal(1, _channels[0], 0.02);
        Assert.Equal(1, _channels[1], 0.02);
    }

    [Fact]
    public void Goes_limp_when_nobody_reads_its_sensors_any_more()
    {
        using SimulatedBoardIo io = Open();
        io.Enable();
        Run(io, 1, 1, 1);
        double reached = _channels[0];

        // the watchdog cuts after 0.1 s without an edge; it was on its way
        io.Advance(1);
        io.Read(_channels, out _);
        Assert.InRange(_channels[0], reached, 0.9);
        Assert.Equal(Interlock.PowerCut, io.Interlock);
    }

    protected override IRobotIo Create() => Open();

    private SimulatedBoardIo Open()
    {
        string folder = Path.Combine(Repository.Root, "hardware", "robots", "servo-arm");
        RobotDescription robot = RobotFile.Read(Path.Combine(folder, "robot.json"), HardwareAdapters.Check);
        return SimulatedBoardIo.Open(robot, folder, _clock);
    }

    private void Run(SimulatedBoardIo io, int periods, params double[] targets)
    {
        foreach (int _ in Enumerable.Range(0, periods))
        {
            Assert.Equal(IoStatus.Ok, targets.Length == 0 ? IoStatus.Ok : io.Write(targets));
            _clock.NowNanoseconds += 20_000_000;
            Assert.Equal(IoStatus.Ok, io.Advance(Period));
            Assert.Equal(IoStatus.Ok, io.Read(_channels, out long _));
        }
    }
}
