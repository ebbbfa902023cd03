using MbRlRobot.Loop;
using Xunit;

namespace MbRlRobot.Controller.Tests.Loop;

public sealed class TickTimesTests
{
    [Fact]
    public void Tells_the_period_and_the_work_of_the_latest_tick()
    {
        TickTimes times = new();
        times.Restart(1000);
        times.Add(1300, 2000);
        Assert.Equal((1000L, 300L), (times.PeriodNanoseconds, times.WorkNanoseconds));
        times.Add(2010, 3100);
        Assert.Equal((1100L, 10L), (times.PeriodNanoseconds, times.WorkNanoseconds));
    }

    [Fact]
    public void Does_not_count_what_lies_between_episodes()
    {
        TickTimes times = new();
        times.Add(0, 125);
        times.Restart(60_000);
        times.Add(60_001, 60_126);
        Assert.Equal((126L, 1L), (times.PeriodNanoseconds, times.WorkNanoseconds));
    }
}
