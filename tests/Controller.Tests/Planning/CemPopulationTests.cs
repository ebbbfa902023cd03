using System.Linq;
using MbRlRobot.Planning;
using MbRlRobot.Robots;
using Xunit;

namespace MbRlRobot.Controller.Tests.Planning;

public sealed class CemPopulationTests
{
    [Theory]
    [InlineData(40, 10, 1.25, new[] { 40, 32, 25 })]
    [InlineData(200, 20, 1.3, new[] { 200, 153, 117, 90, 69 })]
    [InlineData(40, 10, 4, new[] { 40, 20, 20 })]
    [InlineData(40, 40, 4, new[] { 40, 40 })]
    [InlineData(3, 3, 2, new[] { 3, 3 })]
    [InlineData(2, 1, 1, new[] { 2 })]
    [InlineData(400, 40, 1, new[] { 400, 400, 400, 400, 400 })]
    public void Decays_but_never_below_twice_the_elites(int population, int elites, double decay, int[] expected)
    {
        ScriptedEngine engine = new(ScriptedEngine.Quadratic);
        PlannerDescription planner = PlannerRobots.Icem with
        {
            Population = population,
            Elites = elites,
            PopulationDecay = decay,
            Iterations = expected.Length,
        };
        PlanResult result = PlannerRobots.Decide(PlannerRobots.Create(planner, engine), out _);
        Assert.Equal(expected, engine.Counts);
        Assert.Equal((expected.Length, expected.Sum(), 0), (result.Iterations, result.Candidates, result.NonFinite));
    }

    [Theory]
    [InlineData(0.3, 10, true, 43)]
    [InlineData(0.29, 100, true, 229)]
    [InlineData(1, 10, true, 50)]
    [InlineData(0, 10, true, 40)]
    [InlineData(0.3, 10, false, 40)]
    public void Adds_the_shifted_elites_to_the_first_iteration_of_later_decisions(double reuse, int elites, bool shift, int expected)
    {
        ScriptedEngine engine = new(ScriptedEngine.Quadratic);
        int population = elites == 100 ? 200 : 40;
        PlannerDescription options = PlannerRobots.Icem with
        {
            Population = population,
            Elites = elites,
            EliteReuse = reuse,
            ShiftElites = shift,
            Iterations = 1,
        };
        IPlanner planner = PlannerRobots.Create(options, engine);
        PlannerRobots.Decide(planner, out _);
        PlannerRobots.Decide(planner, out _, tick: 1, executedSteps: 1);
        Assert.Equal([population, expected], engine.Counts);
        Assert.Equal(expected, PlannerFactory.MaximumCandidates(options));
    }

    [Fact]
    public void Makes_the_mean_a_candidate_of_the_last_iteration_alone()
    {
        ScriptedEngine engine = new(ScriptedEngine.Quadratic);
        IPlanner planner = PlannerRobots.Create(PlannerRobots.Icem with { Iterations = 1 }, engine);
        PlannerRobots.Decide(planner, out _);
        Assert.Equal([1f, 0f, 1f, 0f], engine.Batches[0][0][..4]);
        Assert.DoesNotContain(engine.Batches[0][1..], candidate => candidate[0] == 1 && candidate[2] == 1);

        ScriptedEngine more = new(ScriptedEngine.Quadratic);
        PlannerRobots.Decide(PlannerRobots.Create(PlannerRobots.Icem, more), out _);
        Assert.NotEqual(1f, more.Batches[0][0][0]);
        Assert.NotEqual(engine.Batches[0][0], more.Batches[2][0]);
    }
}
