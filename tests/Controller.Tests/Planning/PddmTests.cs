using System;
using System.Linq;
using MbRlRobot.Planning;
using MbRlRobot.Robots;
using Xunit;

namespace MbRlRobot.Controller.Tests.Planning;

public sealed class PddmTests
{
    private static readonly PlannerDescription Once = PlannerRobots.Pddm with { Iterations = 1 };

    [Fact]
    public void Gives_the_reward_weighted_mean_of_its_candidates()
    {
        ScriptedEngine engine = new(ScriptedEngine.Quadratic);
        PlannerRobots.Decide(PlannerRobots.Create(Once with { RewardWeight = 1.5 }, engine), out float[] sequence);
        double best = engine.Batches[0].Max(ScriptedEngine.Quadratic);
        double[] weights = [.. engine.Batches[0].Select(candidate => Math.Exp(1.5 * (ScriptedEngine.Quadratic(candidate) - best)))];
        for (int at = 0; at < sequence.Length; at++)
        {
            double mean = engine.Batches[0].Zip(weights).Sum(pair => pair.First[at] * pair.Second) / weights.Sum();
            Assert.Equal(mean, sequence[at], 1e-5);
        }
    }

    [Theory]
    [InlineData(-1e30f)]
    [InlineData(1e30f)]
    public void Follows_the_best_alone_when_the_weight_is_large_whatever_the_size_of_returns(float offset)
    {
        ScriptedEngine engine = new((_, candidate, _) => candidate == 42 ? offset : -2e30f);
        PlannerRobots.Decide(PlannerRobots.Create(Once with { RewardWeight = 1e6 }, engine), out float[] sequence);
        Assert.Equal(engine.Batches[0][42], sequence);
    }

    [Theory]
    [InlineData(0.7)]
    [InlineData(0.2)]
    [InlineData(1)]
    public void Filters_the_noise_over_time(double smoothing)
    {
        ScriptedEngine engine = new(_ => 0);
        PlannerRobots.Decide(PlannerRobots.Create(Once with { Population = 4000, InitialStd = 0.1, Smoothing = smoothing }, engine), out _);
        double variance = 0;
        for (int step = 0; step < 8; step++)
        {
            variance = (smoothing * smoothing * 0.04) + ((1 - smoothing) * (1 - smoothing) * variance);
            double[] drawn = [.. engine.Batches[0].Select(candidate => candidate[2 * step] - 1.0)];
            Assert.Equal(1, drawn.Average(value => value * value) / variance, 0.1);
            double[] next = [.. engine.Batches[0].Select(candidate => candidate[Math.Min(14, 2 * step + 2)] - 1.0)];
            double expected = step == 7 ? variance : (1 - smoothing) * variance;
            Assert.Equal(expected / variance, drawn.Zip(next).Average(pair => pair.First * pair.Second) / variance, 0.1);
        }
    }

    [Fact]
    public void Draws_around_the_nominal_sequence_shifted_by_the_steps_executed()
    {
        ScriptedEngine engine = new(ScriptedEngine.Quadratic);
        IPlanner planner = PlannerRobots.Create(Once with { InitialStd = 0.05, Population = 2000 }, engine);
        PlannerRobots.Decide(planner, out float[] nominal);
        PlannerRobots.Decide(planner, out _, tick: 1, executedSteps: 3);
        float[] expected = [.. nominal[6..], .. nominal[^2..], .. nominal[^2..], .. nominal[^2..]];
        float[] drawn = [.. Enumerable.Range(0, 16).Select(at => engine.Batches[1].Average(candidate => candidate[at]))];
        Assert.All(expected.Zip(drawn), pair => Assert.Equal(pair.First, pair.Second, 0.01));
        planner.Reset();
        PlannerRobots.Decide(planner, out float[] again);
        Assert.Equal(nominal, again);
    }
}
