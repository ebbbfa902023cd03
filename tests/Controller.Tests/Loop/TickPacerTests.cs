using System;
using System.Collections.Generic;
using MbRlRobot.Loop;
using MbRlRobot.TestKit;
using Xunit;

namespace MbRlRobot.Controller.Tests.Loop;

public sealed class TickPacerTests
{
    private const long Millisecond = 1_000_000;

    [Theory]
    [InlineData(0, 0, 10)]
    [InlineData(9.999, 0, 10)]
    [InlineData(10, 1, 20)]
    [InlineData(35, 3, 40)]
    [InlineData(1000, 100, 1010)]
    public void Skips_what_it_missed_and_stays_on_the_grid(double work, int missed, double next)
    {
        VirtualLoopClock clock = new();
        clock.Spend(7 * Millisecond);
        TickPacer pacer = new(clock, 0.01);
        clock.Spend((long)(work * Millisecond));
        Assert.Equal(missed, pacer.Wait());
        Assert.Equal((7 * Millisecond) + (long)(next * Millisecond), clock.NowNanoseconds);
        Assert.Equal(missed + 1, pacer.Index);
        Assert.Equal(0, pacer.Wait());
    }

    [Fact]
    public void Reports_one_stall_in_a_minute_as_one_event_and_keeps_the_old_phase()
    {
        VirtualLoopClock clock = new();
        TickPacer pacer = new(clock, 0.01);
        List<int> missed = [];
        for (int tick = 0; clock.NowNanoseconds < 60_000 * Millisecond; tick++)
        {
            clock.Spend(tick == 777 ? 35 * Millisecond : 3 * Millisecond);
            missed.Add(pacer.Wait());
            Assert.Equal(0, clock.NowNanoseconds % (10 * Millisecond));
        }

        Assert.Equal(3, Assert.Single(missed, each => each > 0));
        Assert.Equal(6000, pacer.Index);
    }

    [Fact]
    public void Begins_a_new_grid_after_a_reset()
    {
        VirtualLoopClock clock = new();
        TickPacer pacer = new(clock, 0.01);
        clock.Spend(123 * Millisecond);
        pacer.Restart();
        Assert.Equal(0, pacer.Wait());
        Assert.Equal(133 * Millisecond, clock.NowNanoseconds);
    }

    [Fact]
    public void Refuses_a_period_of_nothing() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new TickPacer(new VirtualLoopClock(), 1e-10));

    [Fact]
    public void Allocates_nothing()
    {
        TickPacer pacer = new(new VirtualLoopClock(), 0.01);
        pacer.Wait();
        using (AllocationGuard.Expect(0))
        {
            pacer.Wait();
        }
    }
}
