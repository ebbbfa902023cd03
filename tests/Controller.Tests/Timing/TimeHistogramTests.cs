using System;
using System.Linq;
using MbRlRobot.Status;
using MbRlRobot.TestKit;
using MbRlRobot.Timing;
using Xunit;

namespace MbRlRobot.Controller.Tests.Timing;

public sealed class TimeHistogramTests
{
    private const double Precision = 0.008;

    /// <summary>Times of all sizes against sorting them.</summary>
    [Theory]
    [InlineData(1, 1)]
    [InlineData(7, 1)]
    [InlineData(1000, 1)]
    [InlineData(12345, 1000)]
    [InlineData(5000, 500_000)]
    public void Gives_the_percentiles_that_sorting_gives(int count, long unit)
    {
        TimeHistogram histogram = new();
        long[] times = [.. Enumerable.Range(1, count).Select(index => unit * index * index * 7919L % (unit * 100_003L))];
        foreach (long time in times)
        {
            histogram.Add(time);
        }

        Array.Sort(times);
        TimeSummary summary = histogram.Summarise();
        Assert.Equal(count, summary.Count);
        Assert.Equal(times.Average() / 1e6, summary.MeanMilliseconds, 9);
        Assert.Equal(times[^1] / 1e6, summary.MaximumMilliseconds);
        foreach ((double share, double got) in new[]
        {
            (0.5, summary.P50Milliseconds), (0.99, summary.P99Milliseconds), (0.999, summary.P999Milliseconds),
        })
        {
            double expected = times[(int)Math.Ceiling(share * count) - 1] / 1e6;
            Assert.InRange(got, expected * (1 - Precision), expected * (1 + Precision));
        }
    }

    [Fact]
    public void Of_equal_times_every_percentile_is_within_its_precision_and_never_above_the_longest()
    {
        TimeHistogram histogram = new();
        for (int tick = 0; tick < 100; tick++)
        {
            histogram.Add(10_000_000);
        }

        TimeSummary summary = histogram.Summarise();
        Assert.InRange(summary.P50Milliseconds, 10 * (1 - Precision), 10);
        Assert.Equal((10.0, 10.0), (summary.MeanMilliseconds, summary.MaximumMilliseconds));
        Assert.Equal(0, histogram.DeviationMilliseconds, 6);
    }

    [Fact]
    public void Takes_every_time_there_is()
    {
        TimeHistogram histogram = new();
        long[] times = [long.MinValue, -1, 0, 1, 63, 64, 127, 128, TimeHistogram.LongestNanoseconds, TimeHistogram.LongestNanoseconds + 1, long.MaxValue];
        Array.ForEach(times, histogram.Add);
        TimeSummary summary = histogram.Summarise();
        Assert.Equal((times.Length, long.MaxValue / 1e6), (summary.Count, summary.MaximumMilliseconds));
        Assert.InRange(summary.P999Milliseconds, 6.8e4, 6.9e4);
        Assert.Equal(64 / 1e6, summary.P50Milliseconds);
    }

    [Fact]
    public void Is_as_new_once_it_was_cleared()
    {
        TimeHistogram histogram = new();
        Assert.Equal(TimeSummary.None, histogram.Summarise());
        histogram.Add(5);
        histogram.Add(500);
        histogram.Clear();
        Assert.Equal(TimeSummary.None, histogram.Summarise());
        histogram.Add(7);
        Assert.Equal((1L, 7 / 1e6, 7 / 1e6), (histogram.Count, histogram.Summarise().P50Milliseconds, histogram.MaximumMilliseconds));
    }

    [Fact]
    public void Knows_the_standard_deviation()
    {
        TimeHistogram histogram = new();
        Array.ForEach([2_000_000L, 4_000_000, 4_000_000, 4_000_000, 5_000_000, 5_000_000, 7_000_000, 9_000_000], histogram.Add);
        Assert.Equal((5.0, 2.0), (histogram.MeanMilliseconds, histogram.DeviationMilliseconds));
    }

    [Fact]
    public void Allocates_nothing()
    {
        TimeHistogram histogram = new();
        histogram.Add(1);
        _ = histogram.Summarise();
        using (AllocationGuard.Expect(0))
        {
            for (int time = 0; time < 1000; time++)
            {
                histogram.Add(time * 12_345L);
            }

            _ = histogram.Summarise();
            histogram.Clear();
        }
    }
}
