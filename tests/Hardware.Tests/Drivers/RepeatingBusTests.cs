using MbRlRobot.Drivers;
using MbRlRobot.Ports;
using MbRlRobot.Simulation.Chips;
using Xunit;

namespace MbRlRobot.Hardware.Tests.Drivers;

public sealed class RepeatingBusTests
{
    [Theory]
    [InlineData(0, IoStatus.Ok, 1)]
    [InlineData(1, IoStatus.Ok, 2)]
    [InlineData(2, IoStatus.Ok, 3)]
    [InlineData(3, IoStatus.TransferFailed, 3)]
    public void Tries_a_transfer_three_times(int failures, IoStatus expected, int tries)
    {
        ScriptedBus scripted = new(new As5600Chip()) { FailuresLeft = failures };
        using RepeatingBus bus = new(scripted);
        Assert.Equal(expected, bus.Transfer([0x0B], new byte[1]));
        Assert.Equal(tries, scripted.Sent.Count);
        Assert.Equal(tries - 1, bus.Repeats);
    }

    [Fact]
    public void Does_not_repeat_what_has_used_up_the_time()
    {
        ScriptedBus scripted = new(new As5600Chip()) { FailuresLeft = 1, Failure = IoStatus.TimedOut };
        using RepeatingBus bus = new(scripted);
        Assert.Equal(IoStatus.TimedOut, bus.Transfer([0x0B], new byte[1]));
        Assert.Single(scripted.Sent);
    }

    [Fact]
    public void Closes_the_bus_with_itself()
    {
        ScriptedBus scripted = new(new As5600Chip());
        new RepeatingBus(scripted).Dispose();
        Assert.True(scripted.IsDisposed);
    }
}
