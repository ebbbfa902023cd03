using System;
using System.Collections.Generic;
using MbRlRobot.Installation;
using MbRlRobot.TestKit;
using Xunit;

namespace MbRlRobot.Controller.Tests.Installation;

public sealed class TrialWatchTests
{
    private static readonly TrialLimits Limits = new(
        Periods: 100, Window: 20, MostOverruns: 1, MostDisagreements: 3, MostSaturated: 10,
        DisagreementThreshold: 0.5);

    private static readonly TrialPeriod Good = new(false, false, false, true, 0.5f);

    private static readonly Dictionary<string, (TrialPeriod Period, TrialOutcome Outcome, int Allowed)> Faults = new()
    {
        ["fault"] = (Good with { IsFault = true }, TrialOutcome.Fault, 0),
        ["not finite"] = (Good with { IsUsable = false }, TrialOutcome.NotFinite, 0),
        ["overrun"] = (Good with { IsOverrun = true }, TrialOutcome.Overrun, 1),
        ["disagreement"] = (Good with { Disagreement = 0.6f }, TrialOutcome.Disagreement, 3),
        ["disagreement NaN"] = (Good with { Disagreement = float.NaN }, TrialOutcome.Disagreement, 3),
        ["saturated"] = (Good with { IsSaturated = true }, TrialOutcome.Saturated, 10),
    };

    public static TheoryData<string> Names => [.. Faults.Keys];

    [Fact]
    public void A_model_that_does_nothing_wrong_passes_when_the_trial_is_over()
    {
        TrialWatch watch = new(Limits);
        Assert.Equal(TrialOutcome.Running, Repeat(watch, Good, 99));
        Assert.Equal(TrialOutcome.Passed, watch.Add(Good));
        Assert.Equal(TrialOutcome.Passed, watch.Add(Good with { IsFault = true }));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void One_more_than_is_allowed_ends_the_trial_for_good(string name)
    {
        (TrialPeriod period, TrialOutcome outcome, int allowed) = Faults[name];
        TrialWatch watch = new(Limits);
        Repeat(watch, Good, 5);
        Assert.Equal(TrialOutcome.Running, Repeat(watch, period, allowed));
        Assert.Equal(outcome, watch.Add(period));
        Assert.Equal(outcome, Repeat(watch, Good, 200));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void What_lies_further_back_than_the_window_is_forgotten(string name)
    {
        (TrialPeriod period, TrialOutcome outcome, int allowed) = Faults[name];
        if (allowed == 0)
        {
            Assert.Equal(outcome, new TrialWatch(Limits).Add(period));
            return;
        }

        TrialWatch watch = new(Limits);
        Repeat(watch, period, allowed);
        Repeat(watch, Good, Limits.Window - allowed);
        Assert.Equal(TrialOutcome.Running, Repeat(watch, period, allowed));
        Assert.Equal(outcome, watch.Add(period));
    }

    [Fact]
    public void A_single_member_cannot_disagree()
    {
        TrialWatch watch = new(Limits with { DisagreementThreshold = 0 });
        Assert.Equal(TrialOutcome.Running, Repeat(watch, Good with { Disagreement = 1e9f }, 50));
    }

    [Fact]
    public void A_fault_in_the_last_period_is_a_fault()
    {
        TrialWatch watch = new(Limits);
        Repeat(watch, Good, 99);
        Assert.Equal(TrialOutcome.Fault, watch.Add(Good with { IsFault = true }));
    }

    [Theory]
    [InlineData(69, 100, 10, TrialOutcome.LowReturn)]
    [InlineData(70, 100, 10, TrialOutcome.Running)]
    [InlineData(double.NaN, 100, 10, TrialOutcome.LowReturn)]
    [InlineData(double.NegativeInfinity, 100, 10, TrialOutcome.LowReturn)]
    [InlineData(-1e9, 100, 0, TrialOutcome.Running)]
    [InlineData(-1e9, double.NaN, 10, TrialOutcome.Running)]
    public void Returns_are_held_against_the_champions(double value, double baseline, double deviation, TrialOutcome expected) =>
        Assert.Equal(expected, new TrialWatch(Limits).AddReturn(value, baseline, deviation));

    [Fact]
    public void Watching_allocates_nothing()
    {
        TrialWatch watch = new(Limits);
        watch.Add(Good);
        using (AllocationGuard.Expect(0))
        {
            Repeat(watch, Good, 50);
        }
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 0)]
    public void Refuses_a_trial_of_no_time(int periods, int window) => Assert.Throws<ArgumentOutOfRangeException>(
        () => new TrialWatch(Limits with { Periods = periods, Window = window }));

    private static TrialOutcome Repeat(TrialWatch watch, in TrialPeriod period, int times)
    {
        for (int time = 0; time < times; time++)
        {
            watch.Add(period);
        }

        return watch.Outcome;
    }
}
