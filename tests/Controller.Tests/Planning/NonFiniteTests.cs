using System.Linq;
using MbRlRobot.Loop;
using MbRlRobot.Planning;
using MbRlRobot.Robots;
using Xunit;

namespace MbRlRobot.Controller.Tests.Planning;

public sealed class NonFiniteTests
{
    public static TheoryData<PlannerKind, float> KindsAndValues => PlannerRobots.EachKindWith<float>([float.NaN, float.NegativeInfinity, float.PositiveInfinity]);

    [Theory]
    [MemberData(nameof(KindsAndValues))]
    public void Never_chooses_or_averages_what_is_not_finite(PlannerKind kind, float bad)
    {
        ScriptedEngine engine = new(sequence => sequence[0] > 0.5f ? bad : sequence[0]);
        PlanResult result = PlannerRobots.Decide(PlannerRobots.Create(PlannerRobots.Small(kind), engine), out float[] sequence);
        Assert.True(result.IsUsable);
        Assert.InRange(sequence[0], -1, 0.5f);
        Assert.InRange(result.Return, -1, 0.5f);
        Assert.Equal(engine.Batches.Sum(batch => batch.Count(candidate => candidate[0] > 0.5f)), result.NonFinite);
        Assert.True(result.NonFinite > 0);
    }

    [Theory]
    [MemberData(nameof(KindsAndValues))]
    public void Holds_the_action_applied_last_when_nothing_is_finite_and_recovers(PlannerKind kind, float bad)
    {
        bool isBroken = true;
        ScriptedEngine engine = new(sequence => isBroken ? bad : ScriptedEngine.Quadratic(sequence));
        IPlanner planner = PlannerRobots.Create(PlannerRobots.Small(kind), engine);
        float[] sequence = new float[16];
        PlanResult result = planner.Plan(new PlanRequest([], [2, 9], [], 0, 0, 0), sequence);
        Assert.False(result.IsUsable);
        Assert.Equal((float.NegativeInfinity, float.PositiveInfinity), (result.Return, result.Disagreement));
        Assert.Equal(engine.Batches.Sum(batch => batch.Length), result.NonFinite);
        Assert.Equal(Enumerable.Repeat(new[] { 2, 0.5f }, 8).SelectMany(step => step), sequence);

        isBroken = false;
        Assert.True(PlannerRobots.Decide(planner, out float[] next, tick: 1, executedSteps: 1).IsUsable);
        Assert.All(next, action => Assert.True(float.IsFinite(action)));
    }

    [Fact]
    public void Forgets_elites_of_a_decision_before_one_that_found_nothing()
    {
        bool isBroken = false;
        ScriptedEngine engine = new(sequence => isBroken ? float.NaN : ScriptedEngine.Quadratic(sequence));
        IPlanner planner = PlannerRobots.Create(PlannerRobots.Icem, engine);
        PlannerRobots.Decide(planner, out _);
        isBroken = true;
        Assert.False(PlannerRobots.Decide(planner, out _, tick: 1, executedSteps: 1).IsUsable);
        PlannerRobots.Decide(planner, out _, tick: 2, executedSteps: 1);
        Assert.Equal([40, 43, 40], engine.Counts.Where((_, at) => at % 3 == 0));
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(float.NegativeInfinity)]
    public void Gives_finite_actions_even_where_the_one_applied_last_is_not(float previous)
    {
        foreach (bool isBroken in new[] { false, true })
        {
            ScriptedEngine engine = new(sequence => isBroken ? float.NaN : ScriptedEngine.Quadratic(sequence));
            ActionDescription slow = new("slow", new Interval(-1, 1), Slew: 1);
            IPlanner planner = PlannerFactory.Create(PlannerRobots.Of(PlannerRobots.Icem, slow), engine, 1, new VirtualLoopClock());
            float[] sequence = new float[8];
            planner.Plan(new PlanRequest([], [previous], [], 0, 0, 0), sequence);
            Assert.All(sequence, action => Assert.InRange(action, -1, 1));
        }
    }

    [Fact]
    public void Learns_from_fewer_elites_where_fewer_are_finite()
    {
        ScriptedEngine engine = new((_, candidate, _) => candidate is 4 or 9 or 31 ? candidate : float.NaN);
        PlannerDescription options = PlannerRobots.Icem with { Iterations = 1, Momentum = 0, Return = PlanReturn.Mean };
        PlanResult result = PlannerRobots.Decide(PlannerRobots.Create(options, engine), out float[] mean);
        float[][] finite = [engine.Batches[0][4], engine.Batches[0][9], engine.Batches[0][31]];
        Assert.Equal((true, 37, 31), (result.IsUsable, result.NonFinite, result.Return));
        Assert.All(mean.Select((value, at) => (value, finite.Average(elite => elite[at]))), pair => Assert.Equal(pair.Item2, pair.value, 1e-6));
    }

    [Fact]
    public void Goes_on_searching_around_a_single_finite_candidate()
    {
        ScriptedEngine engine = new((sequence, candidate, evaluation) => evaluation > 0 || candidate == 4 ? ScriptedEngine.Quadratic(sequence) : float.NaN);
        PlanResult result = PlannerRobots.Decide(PlannerRobots.Create(PlannerRobots.Icem, engine), out _);
        Assert.True(result.Return > ScriptedEngine.Quadratic(engine.Batches[0][4]) + 0.5f);
    }
}
