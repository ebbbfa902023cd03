using System;
using MbRlRobot.Installation;
using MbRlRobot.Models;
using Xunit;

namespace MbRlRobot.Controller.Tests.Installation;

public sealed class LatencyGateTests
{
    private const int WarmUps = 3;
    private const int Plans = 5;
    private static readonly TimeSpan Budget = TimeSpan.FromMilliseconds(10);

    [Theory]
    [InlineData("10 10 10", 3)]
    [InlineData("11 10 99 10 10", 5)]
    [InlineData("11 10 11 10 10", 5)]
    [InlineData("10 10 11 11 11, 99 10 10 10", 9)]
    [InlineData("11 11 11 10 10, 11 11 11 11 11, 10 10 10", 13)]
    public void Takes_a_model_as_soon_as_more_than_half_of_an_attempt_is_in_time(string milliseconds, int measured)
    {
        (ModelVerdict verdict, int made) = Check(milliseconds);
        Assert.True(verdict.IsPassed, verdict.ToString());
        Assert.Equal(WarmUps + measured, made);
    }

    [Fact]
    public void Refuses_one_that_is_too_slow_in_each_attempt_with_the_best_median()
    {
        (ModelVerdict verdict, int made) = Check("10 14 10 13 12, 11 11 10 10 11, 99 99 99 99 99");
        Assert.Equal(ModelRefusal.Latency, verdict.Refusal);
        Assert.Equal("half of 5 plans took 11.00 ms or more; allowed: 10.00 ms", verdict.Reason);
        Assert.Equal(WarmUps + (3 * Plans), made);
    }

    [Fact]
    public void Does_not_count_the_first_plans_which_wait_for_code_and_memory() =>
        Assert.True(Check("1 1 1", warmUp: 1000).Verdict.IsPassed);

    private static (ModelVerdict Verdict, int Made) Check(string milliseconds, int warmUp = 0)
    {
        ManualTime time = new();
        string[] each = milliseconds.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries);
        int made = 0;
        void PlanOnce()
        {
            int took = made < WarmUps ? warmUp : int.Parse(each[made - WarmUps], System.Globalization.CultureInfo.InvariantCulture);
            time.Pass(TimeSpan.FromMilliseconds(took));
            made++;
        }

        return (LatencyGate.Check(PlanOnce, Plans, Budget, time), made);
    }
}
