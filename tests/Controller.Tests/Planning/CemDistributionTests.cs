using System;
using System.Linq;
using MbRlRobot.Planning;
using MbRlRobot.Robots;
using Xunit;

namespace MbRlRobot.Controller.Tests.Planning;

public sealed class CemDistributionTests
{
    private static readonly PlannerDescription OneIteration = PlannerRobots.Icem with { Iterations = 1, Return = PlanReturn.Mean };

    [Theory]
    [InlineData(0, 0.5)]
    [InlineData(2, 0.1)]
    public void Draws_around_the_middle_with_the_first_deviation(double beta, double std)
    {
        ScriptedEngine engine = new(_ => 0);
        PlannerDescription options = OneIteration with { Population = 4000, Elites = 10, NoiseBeta = beta, InitialStd = std, AddMean = false };
        PlannerRobots.Decide(PlannerRobots.Create(options, engine), out _);
        for (int at = 0; at < 16; at++)
        {
            float[] drawn = [.. engine.Batches[0].Select(candidate => candidate[at])];
            Assert.Equal(at % 2 == 0 ? 1 : 0, drawn.Average(), 0.05);

            // quartiles lie at 0.6745 deviations, clipped or not
            double quartiles = drawn.Order().ElementAt(3000) - drawn.Order().ElementAt(1000);
            Assert.Equal(2 * 0.6745 * std * (at % 2 == 0 ? 2 : 0.5), quartiles, 0.12 * std);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.1)]
    [InlineData(0.9)]
    public void Moves_the_mean_to_the_elites_as_far_as_momentum_lets_it(double momentum)
    {
        ScriptedEngine engine = new(ScriptedEngine.Quadratic);
        PlannerRobots.Decide(PlannerRobots.Create(OneIteration with { Momentum = momentum }, engine), out float[] mean);
        float[][] elites = [.. engine.Batches[0].OrderByDescending(ScriptedEngine.Quadratic).Take(10)];
        for (int at = 0; at < mean.Length; at++)
        {
            double middle = at % 2 == 0 ? 1 : 0;
            Assert.Equal((momentum * middle) + ((1 - momentum) * elites.Average(elite => (double)elite[at])), mean[at], 1e-6);
        }
    }

    [Fact]
    public void Narrows_the_deviation_to_the_elites()
    {
        ScriptedEngine engine = new(ScriptedEngine.Quadratic);
        PlannerDescription options = PlannerRobots.Icem with { Population = 4000, Elites = 400, Iterations = 2, Momentum = 0, NoiseBeta = 0, InitialStd = 0.2 };
        PlannerRobots.Decide(PlannerRobots.Create(options, engine), out _);
        float[][] elites = [.. engine.Batches[0].OrderByDescending(ScriptedEngine.Quadratic).Take(400)];
        for (int at = 0; at < 16; at++)
        {
            double expected = Deviation(elites, at);
            Assert.Equal(expected, Deviation(engine.Batches[1], at), 0.06 * expected);
        }
    }

    [Theory]
    [InlineData(WarmStartPad.Repeat, 0)]
    [InlineData(WarmStartPad.Mid, 0)]
    [InlineData(WarmStartPad.Zero, 0)]
    [InlineData(WarmStartPad.Repeat, 3)]
    [InlineData(WarmStartPad.Mid, 2)]
    [InlineData(WarmStartPad.Zero, 5)]
    [InlineData(WarmStartPad.Repeat, 8)]
    [InlineData(WarmStartPad.Zero, 100)]
    public void Shifts_the_mean_by_the_steps_executed_and_pads_its_end(WarmStartPad pad, int executed)
    {
        ScriptedEngine engine = new(ScriptedEngine.Quadratic);
        IPlanner planner = PlannerRobots.Create(OneIteration with { Pad = pad }, engine);
        PlannerRobots.Decide(planner, out float[] mean);
        PlannerRobots.Decide(planner, out _, tick: 1, executed);
        float[] end = pad switch
        {
            WarmStartPad.Repeat => mean[^2..],
            WarmStartPad.Mid => [1, 0],
            _ => [0, 0],
        };
        int dropped = Math.Min(executed, 8);
        float[] expected = [.. mean[(2 * dropped)..], .. Enumerable.Repeat(end, dropped).SelectMany(step => step)];
        Assert.Equal(expected, engine.Batches[1][0]);
    }

    private static double Deviation(float[][] candidates, int at)
    {
        double mean = candidates.Average(candidate => (double)candidate[at]);
        return Math.Sqrt(candidates.Average(candidate => (candidate[at] - mean) * (candidate[at] - mean)));
    }
}
