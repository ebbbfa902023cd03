using System.Diagnostics;
using MbRlRobot.Loop;
using MbRlRobot.Ports;
using MbRlRobot.TestKit.Contracts;
using Xunit;

namespace MbRlRobot.Adapters.Tests;

public sealed class MonotonicLoopClockTests : LoopClockContract
{
    private const long Millisecond = 1_000_000;

    [Fact]
    public void Counts_the_nanoseconds_that_a_stopwatch_counts()
    {
        MonotonicLoopClock clock = new();
        long stopwatch = Stopwatch.GetTimestamp();
        long start = clock.NowNanoseconds;
        clock.SleepUntil(start + (20 * Millisecond));
        double elapsed = Stopwatch.GetElapsedTime(stopwatch).TotalNanoseconds;
        Assert.InRange(clock.NowNanoseconds - start, 20 * Millisecond, elapsed + (1000 * Millisecond));
    }

    [Fact]
    public void Takes_a_deadline_from_before_the_system_started_for_one_that_has_passed()
    {
        MonotonicLoopClock clock = new();
        long before = clock.NowNanoseconds;
        clock.SleepUntil(long.MinValue);
        clock.SleepUntil(-1);
        Assert.True(clock.NowNanoseconds - before < 60_000 * Millisecond);
    }

    protected override ILoopClock Create() => new MonotonicLoopClock();
}
