using System;
using System.Collections.Generic;
using System.Linq;
using MbRlRobot.Controller.Tests.Loop;
using MbRlRobot.Lifecycle;
using MbRlRobot.Loop;
using MbRlRobot.Ports;
using MbRlRobot.Resetting;
using MbRlRobot.Robots;
using MbRlRobot.Status;
using Xunit;

namespace MbRlRobot.Controller.Tests.Resetting;

/// <summary>A mass of 1 kg without friction, pushed with at most 20 N, of which home may take 4.</summary>
public sealed class HomeResetTests
{
    private static readonly HardwareResetDescription Home = new(
        HardwareResetKind.Home, Timeout: 20, SpeedLimit: 0.2, Home: new() { ["push"] = new HomeDescription("position", Within: 0.05, To: 0.3) });

    [Theory]
    [InlineData(-1, 0)]
    [InlineData(1, 0)]
    [InlineData(0.3, 0)]
    [InlineData(-0.5, 0.5)]
    [InlineData(1.3, 0)]
    public void Brings_a_position_home_gently_and_stops_there(double position, double velocity)
    {
        using LoopRig rig = Rig();
        rig.Io.Reset([velocity, position]);
        rig.TickUntil(status => status.Phase == LoopPhase.Exploring);
        Assert.Equal(LoopFault.None, rig.Loop.Status.Fault);
        double[] driven = [.. rig.Io.Writes.SkipLast(1)];
        Assert.All(driven, push => Assert.InRange(push, -4.00001, 4.00001));
        Assert.All(driven.Zip(driven.Skip(1)), pair => Assert.InRange(Math.Abs(pair.First - pair.Second), 0, 1.0001));
        double[] channels = new double[2];
        _ = rig.Io.Read(channels, out _);
        Assert.InRange(channels[1], 0.25, 0.35);
        Assert.InRange(channels[0], -0.2, 0.2);
    }

    [Fact]
    public void Fails_where_the_action_moves_it_the_other_way_round()
    {
        using LoopRig rig = Rig(isTurned: true);
        rig.Io.Reset([0, 0]);
        rig.TickUntil(status => status.Fault != LoopFault.None);
        Assert.Equal(LoopFault.Reset, rig.Loop.Status.Fault);
        Assert.False(rig.Io.IsEnabled);
        double[] channels = new double[2];
        _ = rig.Io.Read(channels, out _);
        Assert.InRange(channels[1], -0.6, -0.2);
    }

    [Theory]
    [InlineData("enable", 0)]
    [InlineData("write", 0)]
    [InlineData("write", 30)]
    public void Fails_with_the_outputs_stopped_where_the_drives_fail(string broken, int after)
    {
        using LoopRig rig = Rig(status: (call, before, _) => call == broken && before >= after ? IoStatus.NotEnabled : IoStatus.Ok);
        rig.Io.Reset([0, -1]);
        rig.TickUntil(status => status.Fault != LoopFault.None);
        Assert.Equal(LoopFault.Reset, rig.Loop.Status.Fault);
        Assert.False(rig.Io.IsEnabled);
    }

    [Fact]
    public void Fails_where_it_takes_too_long()
    {
        using LoopRig rig = Rig(Home with { Timeout = 0.5 });
        rig.Io.Reset([0, -1]);
        rig.TickUntil(status => status.Fault != LoopFault.None);
        Assert.Equal((LoopFault.Reset, false), (rig.Loop.Status.Fault, rig.Io.IsEnabled));
    }

    [Theory]
    [InlineData(HardwareResetKind.Home, typeof(HomeReset))]
    [InlineData(HardwareResetKind.Settle, typeof(SettleReset))]
    [InlineData(HardwareResetKind.Operator, typeof(OperatorReset))]
    [InlineData(null, typeof(MissingReset))]
    public void Is_chosen_by_robot_json(HardwareResetKind? kind, Type expected)
    {
        using ScriptedIo io = new(new VirtualLoopClock());
        RobotDescription robot = Robot(kind is { } named ? Home with { Kind = named } : null);
        Assert.IsType(expected, PhysicalReset.Of(robot, io));
    }

    private static RobotDescription Robot(HardwareResetDescription? reset) =>
        LoopRobots.Read() with { Reset = new ResetDescription(Hardware: reset) };

    private static LoopRig Rig(
        HardwareResetDescription? reset = null,
        bool isTurned = false,
        Func<string, int, VirtualLoopClock, IoStatus>? status = null) => new(new LoopRigOptions
        {
            Robot = Robot(reset ?? Home),
            ResetOf = (robot, io) => new HomeReset(robot, isTurned ? new TurnedIo(io) : io),
            Status = status ?? ((_, _, _) => IoStatus.Ok),
        });

    /// <summary>A robot whose motor is wired the other way round.</summary>
    private sealed class TurnedIo(IRobotIo io) : IRobotIo
    {
        public IReadOnlyList<string> Channels => io.Channels;

        public IoStatus Read(Span<double> channels, out long stampNanoseconds) => io.Read(channels, out stampNanoseconds);

        public IoStatus Write(ReadOnlySpan<double> actions) => io.Write([-actions[0]]);

        public IoStatus Enable() => io.Enable();

        public IoStatus Stop() => io.Stop();

        public void Dispose() => io.Dispose();
    }
}
