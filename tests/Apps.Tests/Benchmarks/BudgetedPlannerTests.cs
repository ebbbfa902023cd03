using System.Linq;
using MbRlRobot.Benchmarks.Planners;
using MbRlRobot.Loop;
using MbRlRobot.Planning;
using MbRlRobot.Robots;
using MbRlRobot.TestKit.Doubles;
using Xunit;

namespace MbRlRobot.Apps.Tests.Benchmarks;

/// <summary>Planners of a benchmark are compared fairly: none evaluates more candidates than it may, and none many fewer.</summary>
public sealed class BudgetedPlannerTests
{
    private const double LeastShare = 0.8;

    private static readonly PlannedRobot Robot = PlannedRobot.Read("pendulum");

    [Theory]
    [InlineData(BudgetedPlanner.Fewest)]
    [InlineData(26)]
    [InlineData(37)]
    [InlineData(50)]
    [InlineData(99)]
    [InlineData(100)]
    [InlineData(400)]
    [InlineData(1600)]
    public void Evaluates_at_most_the_candidates_it_may_and_not_many_fewer(int candidates) =>
        Assert.All(BudgetedPlanner.All, planner => Evaluates(Of(planner.Name, candidates), LeastShare * candidates, candidates));

    [Fact]
    public void Keeps_what_all_planners_share_and_nothing_else()
    {
        PlannerDescription shared = new(Horizon: 7, Particles: 10, Propagation: Propagation.Ts1, Risk: 0.5, ReplanEverySteps: 2, DelaySteps: 1);
        PlannerDescription own = shared with { Kind = PlannerKind.Pddm, NoiseBeta = 1, Momentum = 0.5, InitialStd = 0.1, RewardWeight = 3 };
        Assert.All(BudgetedPlanner.All, planner => Assert.Equal(planner.Within(shared, 100), planner.Within(own, 100)));
        Assert.All(BudgetedPlanner.All, planner => Assert.Equal(
            (7, 10, Propagation.Ts1, 0.5, 2, 1), SharedOf(planner.Within(own, 100))));
    }

    [Theory]
    [InlineData("CEM", 2000, 400, 40)]
    [InlineData("CEM", 25, 5, 2)]
    [InlineData("iCEM", 100, 40, 10)]
    [InlineData("iCEM", 25, 9, 2)]
    [InlineData("iCEM", 1600, 654, 10)]
    public void Scales_what_is_published(string planner, int candidates, int population, int elites)
    {
        PlannerDescription scaled = Of(planner, candidates);
        Assert.Equal((population, elites), (scaled.Population, scaled.Elites));
    }

    private static void Evaluates(PlannerDescription planner, double atLeast, double atMost)
    {
        RobotDescription robot = Robot.Description with { Planner = planner };
        using PointMassRolloutEngine engine = new(PlannerFactory.MaximumCandidates(robot.Planner));
        IPlanner built = PlannerFactory.Create(robot, engine, seed: 1, new VirtualLoopClock());
        float[] sequence = new float[built.Horizon * built.ActionDimension];
        for (ulong tick = 0; tick < 3; tick++)
        {
            PlanResult plan = built.Plan(new PlanRequest(new float[2], new float[1], [], 0, tick, executedSteps: tick == 0 ? 0 : 1), sequence);
            Assert.InRange(plan.Candidates, atLeast, atMost);
        }
    }

    private static PlannerDescription Of(string planner, int candidates) =>
        BudgetedPlanner.All.Single(each => each.Name == planner).Within(Robot.Description.Planner, candidates);

    private static (int Horizon, int Particles, Propagation Propagation, double Risk, int Every, int? Delay) SharedOf(PlannerDescription planner) =>
        (planner.Horizon, planner.Particles, planner.Propagation, planner.Risk, planner.ReplanEverySteps, planner.DelaySteps);
}
