using System.Linq;
using MbRlRobot.Loop;
using MbRlRobot.TestKit;
using Xunit;

namespace MbRlRobot.Controller.Tests.Loop;

public sealed class TickTimesTests
{
    private const long Millisecond = 1_000_000;

    [Fact]
    public void Tells_nearest_rank_percentiles_of_the_latest_full_window()
    {
        TickTimes times = new(0.01);
        Assert.Equal(100, times.Window);
        Add(times, [.. Enumerable.Range(1, 99).Select(period => (long)period)]);
        Assert.True(double.IsNaN(times.P50Milliseconds) && double.IsNaN(times.WorkMilliseconds));
        Add(times, 400);
        Assert.Equal((50.0, 99.0, 400.0), (times.P50Milliseconds, times.P99Milliseconds, times.MaximumMilliseconds));
        Add(times, [.. Enumerable.Repeat(10L, 99)]);
        Assert.Equal(400, times.MaximumMilliseconds);
        Add(times, 20);
        Assert.Equal((10.0, 10.0, 20.0, 400.0), (
            times.P50Milliseconds, times.P99Milliseconds, times.MaximumMilliseconds, times.WorstMilliseconds));
    }

    [Fact]
    public void Tells_the_mean_of_the_work()
    {
        TickTimes times = new(0.125);
        for (int tick = 0; tick < 8; tick++)
        {
            times.Add((tick * 125 * Millisecond) + (tick * Millisecond), (tick + 1) * 125 * Millisecond);
        }

        Assert.Equal((125.0, 3.5), (times.P50Milliseconds, times.WorkMilliseconds));
    }

    [Fact]
    public void Does_not_count_what_lies_between_episodes()
    {
        TickTimes times = new(0.125);
        times.Add(0, 125 * Millisecond);
        times.Restart(60_000 * Millisecond);
        times.Add(60_000 * Millisecond, 60_126 * Millisecond);
        Assert.Equal(126, times.WorstMilliseconds);
    }

    [Theory]
    [InlineData(10, 8)]
    [InlineData(0.04, 25)]
    [InlineData(0.0001, TickTimes.LongestWindow)]
    public void A_window_is_a_second_within_bounds(double period, int ticks) => Assert.Equal(ticks, new TickTimes(period).Window);

    [Fact]
    public void Allocates_nothing_not_even_at_the_first_window()
    {
        TickTimes times = new(0.001);
        using (AllocationGuard.Expect(0))
        {
            for (int tick = 0; tick < 600; tick++)
            {
                times.Add(tick * Millisecond, (tick + 1) * Millisecond);
            }
        }

        Assert.Equal(1, times.P99Milliseconds);
    }

    /// <summary>Adds ticks of these milliseconds, one after the other.</summary>
    private static void Add(TickTimes times, params long[] milliseconds)
    {
        times.Restart(0);
        long now = 0;
        foreach (long period in milliseconds)
        {
            now += period * Millisecond;
            times.Add(now, now);
        }
    }
}
