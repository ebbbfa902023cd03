using System;
using System.IO;
using System.Linq;
using System.Threading;
using MbRlRobot.Benchmarks;
using MbRlRobot.Benchmarks.Compute;
using MbRlRobot.Benchmarks.Growth;
using MbRlRobot.Benchmarks.Measuring;
using Xunit;

namespace MbRlRobot.Apps.Tests.Benchmarks;

public sealed class GrowthTests
{
    [Theory]
    [InlineData(4, 1.0, 40)]
    [InlineData(4, 1.5, 60)]
    [InlineData(1, 4.0, 40)]
    public void Is_one_where_growth_is_linear(double factor, double expected, double large) =>
        Assert.Equal(expected, OverLinear.Of([10, 10, 10], [large, large, large], factor), 1e-12);

    [Fact]
    public void Compares_each_round_with_itself_so_that_a_slow_while_shows_nowhere() =>
        Assert.Equal(1, OverLinear.Of([10, 30, 10], [20, 60, 50], factor: 2), 1e-12);

    [Fact]
    public void Finds_the_worst_but_not_the_one_that_all_are_held_against() =>
        Assert.Equal(0.9, OverLinear.Worst([2, 4, 16], [[10, 10], [18, 18], [40, 40]]), 1e-12);

    [Theory]
    [InlineData("horizon x 16", "horizon", 16)]
    [InlineData("a fit of one epoch, 10000 transitions x 30", "a fit of one epoch, 10000 transitions", 30)]
    [InlineData("a x b x 0.5", "a x b", 0.5)]
    public void Reads_back_what_grows_and_how_much(string subject, string direction, double factor)
    {
        Assert.Equal((direction, factor), GrowthNames.Read(subject));
        Assert.Equal(subject, GrowthNames.Of(direction, factor));
    }

    [Theory]
    [InlineData("S, its own task")]
    [InlineData("horizon x much")]
    [InlineData(" x 2")]
    public void Knows_what_is_no_growth(string subject) => Assert.Null(GrowthNames.Read(subject));

    [Fact]
    public void Times_each_work_in_each_round()
    {
        int[] calls = new int[2];
        double[][] times = Windows.Interleave([() => Spin(0), () => Spin(1)], 2, CancellationToken.None, seconds: 0.01);
        Assert.All(times, rounds => Assert.Equal(2, rounds.Count(time => time > 0)));
        Assert.All(calls, count => Assert.True(count >= 3));

        void Spin(int work)
        {
            calls[work]++;
            Thread.SpinWait(1000);
        }
    }

    [Fact]
    public void Stops_at_once_when_it_is_told() => Assert.Throws<OperationCanceledException>(
        () => Windows.Interleave([() => { }], 1, new CancellationToken(canceled: true)));

    [Fact]
    public void Rolls_a_grown_decision_to_its_own_horizon()
    {
        Workload grown = Workload.Of("S").Grown(planner => planner with { Horizon = 240, Population = 20, Elites = 2 });
        using RepeatedDecision decision = new(grown, "builtin", 1);
        decision.Make();
        decision.ThrowIfCutShort();
        Assert.Equal((60, 240 * 5), (decision.Candidates, grown.CandidateEvaluations));
    }

    [Fact]
    public void Tells_a_decision_that_was_cut_short()
    {
        Workload work = Workload.Of("S");
        work = work with { Robot = work.Robot with { Task = work.Robot.Task with { Let = new() { ["isUp"] = "time < 0.1" } } } };
        using RepeatedDecision decision = new(work, "builtin", 1);
        decision.Make();
        Assert.Throws<IOException>(decision.ThrowIfCutShort);
    }

    [Fact]
    public void Counts_the_numbers_of_rows_and_the_steps_of_an_epoch()
    {
        Assert.Equal(36e6, MemoryGrowth.FloatBytes(Workload.Of("S"), 1_000_000));
        Assert.Equal(40, FitGrowth.EpochSteps(Workload.Of("S"), 10_000));
        Assert.Equal(3907, FitGrowth.EpochSteps(Workload.Of("S"), 1_000_000));
    }

    [Theory]
    [InlineData("--what", "everything")]
    [InlineData("--transitions", "10000")]
    public void Refuses_what_does_not_grow(string option, string value) =>
        Assert.Equal(2, BenchmarkProgram.Run(["growth", option, value], new StringWriter(), new StringWriter()));
}
