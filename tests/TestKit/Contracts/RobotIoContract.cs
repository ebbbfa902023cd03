using System;
using System.Linq;
using MbRlRobot.Ports;
using Xunit;

namespace MbRlRobot.TestKit.Contracts;

/// <summary>What every <see cref="IRobotIo"/> keeps.</summary>
public abstract class RobotIoContract
{
    /// <summary>The number of actions.</summary>
    protected abstract int ActionDimension { get; }

    protected abstract IRobotIo Create();

    [AdapterFact]
    public void Starts_stopped_and_takes_actions_only_while_enabled()
    {
        using IRobotIo io = Create();
        double[] rest = new double[ActionDimension];
        Assert.Equal(IoStatus.NotEnabled, io.Write(rest));
        Assert.Equal(IoStatus.Ok, io.Enable());
        Assert.Equal(IoStatus.Ok, io.Write(rest));
        Assert.Equal(IoStatus.Ok, io.Stop());
        Assert.Equal(IoStatus.NotEnabled, io.Write(rest));
    }

    [AdapterFact]
    public void Stops_any_number_of_times_and_can_be_enabled_again()
    {
        using IRobotIo io = Create();
        Assert.Equal(IoStatus.Ok, io.Stop());
        io.Enable();
        Assert.Equal(IoStatus.Ok, io.Stop());
        Assert.Equal(IoStatus.Ok, io.Stop());
        Assert.Equal(IoStatus.Ok, io.Enable());
        Assert.Equal(IoStatus.Ok, io.Write(new double[ActionDimension]));
    }

    [AdapterFact]
    public void Reads_every_channel_also_while_stopped()
    {
        using IRobotIo io = Create();
        Assert.NotEmpty(io.Channels);
        Assert.Equal(io.Channels.Distinct(), io.Channels);
        double[] channels = new double[io.Channels.Count];
        Array.Fill(channels, double.NaN);
        Assert.Equal(IoStatus.Ok, io.Read(channels, out long first));
        Assert.All(channels, value => Assert.True(double.IsFinite(value)));
        Assert.Equal(IoStatus.Ok, io.Read(channels, out long second));
        Assert.True(second >= first);
    }

    [AdapterFact]
    public void Allocates_nothing_in_a_tick()
    {
        using IRobotIo io = Create();
        io.Enable();
        double[] channels = new double[io.Channels.Count];
        double[] actions = new double[ActionDimension];
        io.Read(channels, out _);
        io.Write(actions);
        using (AllocationGuard.Expect(0))
        {
            io.Read(channels, out _);
            io.Write(actions);
        }
    }

    [AdapterFact]
    public void Repeats_exactly_where_it_is_simulated()
    {
        using IRobotIo io = Create();
        if (io is ISimulatedIo { HasOwnTime: false } simulated)
        {
            Assert.Equal(Run(simulated), Run(simulated));
        }
    }

    private double[] Run(ISimulatedIo io)
    {
        double[] channels = new double[io.Channels.Count];
        io.Stop();
        io.Reset(channels);
        io.Enable();
        for (int step = 0; step < 50; step++)
        {
            io.Write([.. Enumerable.Repeat(Math.Sin(step), ActionDimension)]);
            Assert.Equal(IoStatus.Ok, io.Advance(0.01));
        }

        io.Read(channels, out _);
        return channels;
    }
}
