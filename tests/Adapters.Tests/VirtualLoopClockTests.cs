using System;
using MbRlRobot.Loop;
using MbRlRobot.Ports;
using MbRlRobot.TestKit.Contracts;
using Xunit;

namespace MbRlRobot.Adapters.Tests;

public sealed class VirtualLoopClockTests : LoopClockContract
{
    [Fact]
    public void Stands_still_until_it_is_slept_on_or_time_is_spent()
    {
        VirtualLoopClock clock = new();
        Assert.Equal(0, clock.NowNanoseconds);
        clock.SleepUntil(10_000_000);
        Assert.Equal(10_000_000, clock.NowNanoseconds);
        clock.Spend(35_000_000);
        clock.SleepUntil(20_000_000);
        Assert.Equal(45_000_000, clock.NowNanoseconds);
        Assert.Throws<ArgumentOutOfRangeException>(() => clock.Spend(-1));
    }

    protected override ILoopClock Create() => new VirtualLoopClock();
}
