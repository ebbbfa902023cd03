using MbRlRobot.Loop;
using MbRlRobot.Ports;
using Xunit;

namespace MbRlRobot.Controller.Tests.Loop;

public sealed class SimulatedTimeTests
{
    private const long Millisecond = 1_000_000;
    private readonly VirtualLoopClock _clock = new();

    [Fact]
    public void Brings_the_plant_to_now_under_the_action_that_was_in_force()
    {
        ScriptedIo inner = new(_clock);
        using SimulatedTime io = new(inner, _clock);
        double[] channels = new double[2];
        io.Reset([0, 0]);
        io.Enable();
        io.Write([2]);
        _clock.Spend(10 * Millisecond);
        Assert.Equal(IoStatus.Ok, io.Read(channels, out long stamp));
        Assert.Equal((0.02, 10 * Millisecond), (channels[0], stamp));

        // what a decision takes passes under the old action
        _clock.Spend(30 * Millisecond);
        io.Write([0]);
        _clock.Spend(5 * Millisecond);
        io.Read(channels, out _);
        Assert.Equal(0.08, channels[0], 12);
        Assert.Equal([0.01, 0.03, 0.005], inner.Advances);
    }

    [Fact]
    public void Does_not_make_up_for_an_hour_of_standing_still()
    {
        ScriptedIo inner = new(_clock);
        using SimulatedTime io = new(inner, _clock);
        _clock.Spend(3_600_000 * Millisecond);
        io.Read(new double[2], out long stamp);
        Assert.Equal([1.0], inner.Advances);
        Assert.Equal(_clock.NowNanoseconds, stamp);
    }

    [Fact]
    public void Goes_on_from_now_after_a_reset()
    {
        ScriptedIo inner = new(_clock);
        using SimulatedTime io = new(inner, _clock);
        _clock.Spend(Millisecond);
        io.Reset([1, 2]);
        io.Read(new double[2], out _);
        Assert.Empty(inner.Advances);
    }

    [Fact]
    public void Leaves_a_plant_with_a_time_of_its_own_to_it_and_its_readings_their_moment()
    {
        ScriptedIo inner = new(_clock) { HasOwnTime = true };
        using SimulatedTime io = new(inner, _clock);
        _clock.Spend(10 * Millisecond);
        long before = _clock.NowNanoseconds;
        io.Enable();
        io.Write([1]);
        _clock.Spend(Millisecond);
        Assert.Equal(IoStatus.Ok, io.Read(new double[2], out long stamp));
        Assert.Empty(inner.Advances);
        Assert.Equal(before + Millisecond - ScriptedIo.AgeNanoseconds, stamp);
    }

    [Fact]
    public void Stops_a_plant_that_failed_and_says_that_it_failed()
    {
        ScriptedIo inner = new(_clock) { Status = (call, _) => call == "advance" ? IoStatus.TransferFailed : IoStatus.Ok };
        using SimulatedTime io = new(inner, _clock);
        _clock.Spend(Millisecond);
        Assert.Equal(IoStatus.TransferFailed, io.Read(new double[2], out _));
        _clock.Spend(Millisecond);
        Assert.Equal(IoStatus.TransferFailed, io.Write([1]));
        Assert.Empty(inner.Writes);
        Assert.Equal(IoStatus.Ok, io.Stop());
        Assert.Equal(1, inner.Stops);
    }
}
