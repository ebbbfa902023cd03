using System;
using System.Linq;
using MbRlRobot.Plants;
using MbRlRobot.Ports;
using MbRlRobot.Robots;
using MbRlRobot.TestKit.Robots;
using Xunit;

namespace MbRlRobot.Hardware.Tests.Plants;

public sealed class PlantIoTests
{
    [Fact]
    public void Gives_all_channels_of_the_plant_under_the_robots_names()
    {
        using PlantIo io = PlantCatalog.Open(SampleRobot.Read(), "robots/sample", new FixedClock(7));
        Assert.Equal(["encoder", "theta", "xDot", "thetaDot"], io.Channels);
        io.Reset([0.1, 4, 0.3, 0.4]);
        double[] channels = new double[4];
        Assert.Equal(IoStatus.Ok, io.Read(channels, out long stamp));
        Numbers.Near([0.1, 4 - (2 * Math.PI), 0.3, 0.4], channels, 1e-15);
        Assert.Equal(7, stamp);
    }

    [Fact]
    public void Keeps_its_order_whatever_that_of_the_robots_states()
    {
        RobotDescription robot = SampleRobot.Read();
        robot = robot with { State = [.. robot.State.Reverse().Where(state => state.Name != "xDot")] };
        using PlantIo io = PlantCatalog.Open(robot, ".", new FixedClock(0));
        Assert.Equal(["encoder", "theta", "xDot", "thetaDot"], io.Channels);
    }

    [Fact]
    public void Holds_the_last_action_while_time_passes()
    {
        using PlantIo io = Cartpole();
        io.Enable();
        io.Write([1]);
        io.Advance(0.04);
        io.Advance(0.04);
        double[] channels = new double[4];
        io.Read(channels, out _);
        Numbers.Near(Numbers.After(CartPolePlant.Kind.With(), new double[4], [1], 0.08), channels, 1e-12);
    }

    [Theory]
    [InlineData("stop")]
    [InlineData("enable")]
    [InlineData("reset")]
    public void Rests_its_action_when_stopped_enabled_or_reset(string how)
    {
        using PlantIo io = Cartpole();
        io.Enable();
        io.Write([3]);
        _ = how == "stop" ? io.Stop() : how == "enable" ? io.Enable() : IoStatus.Ok;
        io.Reset([0, 0, 1, 0]);
        io.Advance(0.04);
        double[] channels = new double[4];
        io.Read(channels, out _);
        Assert.Equal(Numbers.After(CartPolePlant.Kind.With(), [0, 0, 1, 0], [0], 0.04), channels);
    }

    [Fact]
    public void Coasts_while_stopped()
    {
        using PlantIo io = Cartpole();
        io.Reset([0, 0, 1, 0]);
        io.Enable();
        io.Write([-3]);
        io.Stop();
        Assert.Equal(IoStatus.Ok, io.Advance(0.04));
        double[] channels = new double[4];
        io.Read(channels, out _);
        Assert.True(channels[0] > 0.03);
    }

    [Fact]
    public void Fails_when_the_state_is_no_longer_finite_until_the_next_reset()
    {
        using PlantIo io = Cartpole();
        io.Enable();
        io.Write([double.NaN]);
        Assert.Equal(IoStatus.TransferFailed, io.Advance(0.04));
        Assert.Equal(IoStatus.TransferFailed, io.Read(new double[4], out _));
        Assert.Equal(IoStatus.TransferFailed, io.Advance(0));
        io.Reset([0, 0, 0, 0]);
        Assert.Equal(IoStatus.Ok, io.Advance(0.04));
        Assert.Equal(IoStatus.Ok, io.Read(new double[4], out _));
    }

    [Fact]
    public void Refuses_resets_that_are_no_state_and_names_that_are_not_enough()
    {
        using PlantIo io = Cartpole();
        Assert.Contains("x, theta, xDot, thetaDot", Assert.Throws<ArgumentException>(() => io.Reset([0, 0])).Message);
        Assert.Throws<ArgumentException>(() => io.Reset([0, 0, 0, double.PositiveInfinity]));
        Assert.Throws<ArgumentOutOfRangeException>(() => io.Advance(-1));
        Assert.Throws<ArgumentException>(() => new PlantIo(PendulumPlant.Kind.With(), ["theta"], new FixedClock(0)));
        Assert.Throws<ArgumentException>(() => new PlantIo(PendulumPlant.Kind.With(), ["theta", "theta"], new FixedClock(0)));
    }

    private static PlantIo Cartpole() => new(CartPolePlant.Kind.With(), ["x", "theta", "xDot", "thetaDot"], new FixedClock(0));

    private sealed class FixedClock(long now) : ILoopClock
    {
        public long NowNanoseconds => now;

        public void SleepUntil(long deadlineNanoseconds)
        {
        }
    }
}
