using System.Linq;
using MbRlRobot.Planning;
using Xunit;

namespace MbRlRobot.Controller.Tests.Planning;

public sealed class RandomShootingTests
{
    [Fact]
    public void Executes_the_best_of_one_evaluation_of_uniform_sequences()
    {
        ScriptedEngine engine = new(ScriptedEngine.Quadratic);
        IPlanner planner = PlannerRobots.Create(PlannerRobots.RandomShooting with { Population = 4000 }, engine);
        PlanResult result = PlannerRobots.Decide(planner, out float[] sequence);
        float[][] batch = Assert.Single(engine.Batches);
        Assert.Equal(batch.MaxBy(ScriptedEngine.Quadratic), sequence);
        Assert.Equal((1, 4000, ScriptedEngine.Quadratic(sequence)), (result.Iterations, result.Candidates, result.Return));
        for (int at = 0; at < sequence.Length; at++)
        {
            (double low, double range) = at % 2 == 0 ? (-1, 4) : (-0.5, 1);
            for (int decile = 1; decile < 10; decile++)
            {
                double share = batch.Count(candidate => candidate[at] < low + (range * decile / 10)) / 4000.0;
                Assert.Equal(decile / 10.0, share, 0.03);
            }
        }
    }

    [Fact]
    public void Remembers_nothing()
    {
        IPlanner planner = PlannerRobots.Create(PlannerRobots.RandomShooting, new ScriptedEngine(ScriptedEngine.Quadratic));
        PlannerRobots.Decide(planner, out float[] first, tick: 3);
        PlannerRobots.Decide(planner, out _, tick: 4, executedSteps: 1);
        PlannerRobots.Decide(planner, out float[] again, tick: 3, executedSteps: 2);
        Assert.Equal(first, again);
    }
}
