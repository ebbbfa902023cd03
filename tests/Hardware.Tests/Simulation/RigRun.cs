using System;
using System.Linq;
using MbRlRobot.Boards;
using MbRlRobot.Ports;
using MbRlRobot.Robots;
using MbRlRobot.Simulation;
using MbRlRobot.Simulation.Faults;
using Xunit;

namespace MbRlRobot.Hardware.Tests.Simulation;

/// <summary>The reference robot on simulated chips, period by period.</summary>
internal sealed class RigRun : IDisposable
{
    public const double Period = 0.01;

    private readonly SteppedClock _clock = new();

    public RigRun(params ScheduledFault[] faults)
        : this(RigRobot.Read(), faults)
    {
    }

    public RigRun(RobotDescription robot, params ScheduledFault[] faults)
    {
        Io = RigRobot.Open(robot, _clock, faults);
        Channels = new double[Io.Channels.Count];
    }

    public SimulatedBoardIo Io { get; }

    public double[] Channels { get; }

    public StopCause StopCause => Io.Board.StopCause;

    /// <summary>A channel of the last reading.</summary>
    public double this[string channel] => Channels[Io.Channels.ToList().IndexOf(channel)];

    /// <summary>Puts the cart and the pole somewhere and enables the drive.</summary>
    public void Start(double x = 0, double theta = 0)
    {
        Place(x, theta);
        Assert.Equal(IoStatus.Ok, Io.Enable());
    }

    public void Place(double x = 0, double theta = 0)
    {
        double[] state = new double[Io.Channels.Count];
        state[Io.Channels.ToList().IndexOf("x")] = x;
        state[Io.Channels.ToList().IndexOf("theta")] = theta;
        Io.Reset(state);
    }

    /// <summary>A period of the loop: time passes, sensors are read, an action is written where there is one.</summary>
    public IoStatus Tick(double? action = null)
    {
        Pass(Period);
        IoStatus status = Io.Read(Channels, out _);
        return action is { } drive ? Io.Write([drive]) : status;
    }

    /// <summary>Time that passes without the loop.</summary>
    public void Pass(double seconds)
    {
        _clock.NowNanoseconds += (long)Math.Round(seconds * 1e9);
        Assert.Equal(IoStatus.Ok, Io.Advance(seconds));
    }

    public void Dispose() => Io.Dispose();
}
