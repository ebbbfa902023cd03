using System;
using System.Linq;
using MbRlRobot.Status;
using MbRlRobot.TestKit;
using MbRlRobot.Timing;
using Xunit;

namespace MbRlRobot.Controller.Tests.Timing;

public sealed class LoopStatisticsTests
{
    private const long Millisecond = 1_000_000;

    [Theory]
    [InlineData(10, 8)]
    [InlineData(0.04, 25)]
    [InlineData(0.001, 1000)]
    public void A_window_is_a_second_and_some_ticks_at_least(double period, int ticks) =>
        Assert.Equal(ticks, new LoopStatistics(period).Window);

    [Fact]
    public void Tells_a_window_once_it_is_full_and_the_session_up_to_there()
    {
        LoopStatistics statistics = new(0.01);
        Add(statistics, 99, period: 10);
        Assert.Equal((LoopTimes.None, LoopTimes.None, HealthLevel.Unknown), (statistics.Latest, statistics.Session, statistics.Health.Level));
        Add(statistics, 1, period: 10, planAge: 40);
        Add(statistics, 100, period: 11, work: 0.5);
        Assert.Equal((100L, 11.0, 0.5), (statistics.Latest.Period.Count, statistics.Latest.Period.MeanMilliseconds, statistics.Latest.Work.MaximumMilliseconds));
        Assert.Equal((200L, 10.5, 0.25), (
            statistics.Session.Period.Count, Math.Round(statistics.Session.Period.MeanMilliseconds, 9), statistics.Session.Work.MeanMilliseconds));

        // only ticks that follow a plan have one that has an age
        Assert.Equal((TimeSummary.None, 1L, 40.0), (
            statistics.Latest.PlanAge, statistics.Session.PlanAge.Count, statistics.Session.PlanAge.MaximumMilliseconds));
    }

    [Fact]
    public void Forgets_what_was_before_a_session()
    {
        LoopStatistics statistics = new(0.01);
        Add(statistics, 150, period: 30, work: 9, planAge: 5, missed: 2);
        statistics.BeginSession();
        Assert.Equal((LoopTimes.None, LoopTimes.None, default), (statistics.Latest, statistics.Session, statistics.Health));
        Add(statistics, 100, period: 10);
        Assert.Equal((100L, 10.0, HealthLevel.Ok), (
            statistics.Session.Period.Count, statistics.Session.Period.MaximumMilliseconds, statistics.Health.Level));
    }

    /// <summary>Half of a window's ticks are like this, half are as they should be.</summary>
    [Theory]
    [InlineData(10, 0, 0, HealthLevel.Ok, HealthCause.None)]
    [InlineData(10.5, 0, 0, HealthLevel.Ok, HealthCause.None)]
    [InlineData(8, 0, 0, HealthLevel.Error, HealthCause.RateMean)]
    [InlineData(12.8, 0, 0, HealthLevel.Error, HealthCause.RateMean)]
    [InlineData(11.3, 0, 0, HealthLevel.Warn, HealthCause.RateMean)]
    [InlineData(10, 0.25, 0, HealthLevel.Warn, HealthCause.WorkDeviation)]
    [InlineData(10, 0.15, 0, HealthLevel.Ok, HealthCause.None)]
    [InlineData(10, 5, 0, HealthLevel.Error, HealthCause.WorkMean)]
    [InlineData(10, 0, 1, HealthLevel.Error, HealthCause.MissedShare)]
    public void Judges_a_window_by_the_worst_number(double period, double work, long missed, HealthLevel level, HealthCause cause)
    {
        LoopStatistics statistics = new(0.01);
        for (int pair = 0; pair < 50; pair++)
        {
            Add(statistics, 1, period: 10);
            Add(statistics, 1, period, work, missed: missed);
        }

        Assert.Equal((level, cause), (statistics.Health.Level, statistics.Health.Cause));
        Assert.True(level == HealthLevel.Ok || statistics.Health.Value > statistics.Health.Threshold);
    }

    [Theory]
    [InlineData(0.01, 5, 10, 1, 2, 0.1, 0.2)]
    [InlineData(0.04, 1.25, 2.5, 4, 8, 0.4, 0.8)]
    [InlineData(0.001, 50, 100, 0.1, 0.2, 0.01, 0.02)]
    public void Takes_the_thresholds_of_ros2_control_at_its_rate_and_their_shares_at_others(
        double period, double rateWarn, double rateError, double workWarn, double workError, double deviationWarn, double deviationError)
    {
        HealthThresholds thresholds = HealthThresholds.Of(period);
        Assert.Equal(
            [rateWarn, rateError, rateWarn, rateError, workWarn, workError, deviationWarn, deviationError],
            new[] { thresholds.RateMean, thresholds.RateDeviation, thresholds.WorkMean, thresholds.WorkDeviation }
                .SelectMany(bounds => new[] { Math.Round(bounds.Warn, 12), Math.Round(bounds.Error, 12) }));
    }

    [Fact]
    public void One_missed_period_is_a_warning_until_the_next_window()
    {
        LoopStatistics statistics = new(0.01);
        Add(statistics, 99, period: 10);
        Add(statistics, 1, period: 20, missed: 1);
        Assert.Equal(new LoopHealth { Level = HealthLevel.Warn, Cause = HealthCause.MissedShare, Value = 1 / 101.0, Threshold = 0 }, statistics.Health);
        Add(statistics, 100, period: 10);
        Assert.Equal(new LoopHealth { Level = HealthLevel.Ok }, statistics.Health);
    }

    /// <summary>Jitter alone: the mean rate is right, and nothing is missed.</summary>
    [Theory]
    [InlineData(0.4, HealthLevel.Ok)]
    [InlineData(0.7, HealthLevel.Warn)]
    [InlineData(1.2, HealthLevel.Error)]
    public void Jitter_changes_the_level(double jitterMilliseconds, HealthLevel level)
    {
        LoopStatistics statistics = new(0.01);
        for (int pair = 0; pair < 50; pair++)
        {
            Add(statistics, 1, 10 - jitterMilliseconds);
            Add(statistics, 1, 10 + jitterMilliseconds);
        }

        Assert.Equal(level, statistics.Health.Level);
        Assert.Equal(level == HealthLevel.Ok ? HealthCause.None : HealthCause.RateDeviation, statistics.Health.Cause);
    }

    [Fact]
    public void Allocates_nothing()
    {
        LoopStatistics statistics = new(0.01);
        Add(statistics, 100, period: 10);
        using (AllocationGuard.Expect(0))
        {
            Add(statistics, 1000, period: 12, work: 3, planAge: 4, missed: 1);
            statistics.BeginSession();
        }
    }

    private static void Add(LoopStatistics statistics, int ticks, double period, double work = 0, double planAge = -1, long missed = 0)
    {
        for (int tick = 0; tick < ticks; tick++)
        {
            statistics.Add((long)(period * Millisecond), (long)(work * Millisecond), (long)(planAge * Millisecond), missed);
        }
    }
}
