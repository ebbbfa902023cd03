using System;
using System.Linq;
using MbRlRobot.Loop;
using MbRlRobot.Planning;
using MbRlRobot.Robots;
using MbRlRobot.TestKit;
using MbRlRobot.TestKit.Doubles;
using Xunit;

namespace MbRlRobot.Controller.Tests.Planning;

/// <summary>What every planner keeps.</summary>
public sealed class PlanningTests
{
    public static TheoryData<PlannerKind> Kinds => [PlannerKind.Cem, PlannerKind.RandomShooting, PlannerKind.Pddm];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Repeats_itself_bit_for_bit_and_depends_on_seed_and_tick(PlannerKind kind)
    {
        float[][] first = Run(kind, seed: 1, firstTick: 0);
        Assert.Equal(first, Run(kind, seed: 1, firstTick: 0));
        Assert.NotEqual(first[0], Run(kind, seed: 2, firstTick: 0)[0]);
        Assert.NotEqual(first[0], Run(kind, seed: 1, firstTick: 1)[0]);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Gives_the_rollouts_a_seed_of_seed_and_tick(PlannerKind kind)
    {
        ScriptedEngine engine = new(ScriptedEngine.Quadratic);
        IPlanner planner = PlannerRobots.Create(PlannerRobots.Small(kind), engine, seed: 7);
        foreach (ulong tick in new ulong[] { 0, 1, ulong.MaxValue, 0 })
        {
            PlannerRobots.Decide(planner, out _, tick);
        }

        Assert.Equal(3, engine.Seeds.Distinct().Count());
        Assert.Equal(engine.Seeds[0], engine.Seeds[3]);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Draws_a_candidate_whatever_the_population_and_nothing_for_the_padding(PlannerKind kind)
    {
        float[][] few = FirstBatch(kind, 21);
        Assert.Equal(few, FirstBatch(kind, 50)[..21]);
        Assert.Equal(21, few.Distinct().Count());
    }

    [Theory]
    [InlineData(PlannerKind.Cem, 0.01)]
    [InlineData(PlannerKind.RandomShooting, 0.3)]
    [InlineData(PlannerKind.Pddm, 0.1)]
    public void Finds_the_top_of_a_quadratic(PlannerKind kind, double atMost)
    {
        PlannerDescription options = PlannerRobots.Small(kind) with { Horizon = 2, Population = 400, Iterations = 8, PopulationDecay = 1, RewardWeight = kind == PlannerKind.Pddm ? 100 : null };
        PlanResult result = PlannerRobots.Decide(PlannerRobots.Create(options, new ScriptedEngine(ScriptedEngine.Quadratic)), out float[] sequence);
        Assert.True(result.IsUsable);
        Assert.InRange(Math.Sqrt(-ScriptedEngine.Quadratic(sequence)), 0, atMost);
    }

    [Theory]
    [InlineData(PlannerKind.Cem, 0, 1)]
    [InlineData(PlannerKind.Cem, 1500, 2)]
    [InlineData(PlannerKind.Cem, 2000, 2)]
    [InlineData(PlannerKind.Cem, 2001, 3)]
    [InlineData(PlannerKind.Cem, long.MaxValue, 3)]
    [InlineData(PlannerKind.RandomShooting, 0, 1)]
    [InlineData(PlannerKind.Pddm, 1000, 1)]
    [InlineData(PlannerKind.Pddm, long.MaxValue, 2)]
    public void Stops_between_iterations_at_the_deadline_and_completes_at_least_one(PlannerKind kind, long deadline, int expected)
    {
        VirtualLoopClock clock = new();
        ScriptedEngine engine = new(ScriptedEngine.Quadratic) { Evaluating = () => clock.Spend(1000) };
        IPlanner planner = PlannerRobots.Create(PlannerRobots.Small(kind), engine, clock: clock);
        PlanResult result = PlannerRobots.Decide(planner, out float[] stopped, deadline: deadline);
        Assert.Equal((true, expected, expected), (result.IsUsable, result.Iterations, engine.Batches.Count));

        if (kind == PlannerKind.Pddm)
        {
            ScriptedEngine shorter = new(ScriptedEngine.Quadratic);
            PlannerRobots.Decide(PlannerRobots.Create(PlannerRobots.Pddm with { Iterations = expected }, shorter), out float[] planned);
            Assert.Equal(planned, stopped);
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Allocates_nothing_in_a_decision(PlannerKind kind)
    {
        PointMassRolloutEngine engine = new(500);
        ActionDescription push = new("push", new Interval(-1, 1), Slew: 5);
        IPlanner planner = PlannerFactory.Create(PlannerRobots.Of(PlannerRobots.Small(kind), push), engine, 1, new VirtualLoopClock());
        float[] sequence = new float[8];
        float[] state = [1, 0];
        float[] previous = [0.3f];
        planner.Plan(new PlanRequest(state, previous, [], 0, 0, 0), sequence);
        using (AllocationGuard.Expect(0))
        {
            planner.Plan(new PlanRequest(state, previous, [], 0, 1, 1), sequence);
            planner.Reset();
            planner.Plan(new PlanRequest(state, previous, [], 0, 2, 3), sequence);
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Goes_on_with_another_engine_and_refuses_one_that_is_too_small(PlannerKind kind)
    {
        float[][] expected = Run(kind, seed: 1, firstTick: 0);
        PlannerDescription options = PlannerRobots.Small(kind);
        IPlanner planner = PlannerRobots.Create(options, new ScriptedEngine(ScriptedEngine.Quadratic));
        PlannerRobots.Decide(planner, out _);
        ScriptedEngine other = new(ScriptedEngine.Quadratic) { MaximumCandidates = PlannerFactory.MaximumCandidates(options) };
        planner.Engine = other;
        PlannerRobots.Decide(planner, out float[] second, tick: 1, executedSteps: 1);
        Assert.Equal(expected[1], second);

        ScriptedEngine small = new(ScriptedEngine.Quadratic) { MaximumCandidates = PlannerFactory.MaximumCandidates(options) - 1 };
        Assert.Contains("candidates", Assert.Throws<ArgumentException>(() => planner.Engine = small).Message);
        Assert.Same(other, planner.Engine);
        Assert.Throws<ArgumentException>(() => PlannerRobots.Create(options, small));
    }

    [Theory]
    [InlineData(15, 2)]
    [InlineData(17, 2)]
    [InlineData(16, 1)]
    public void Refuses_spans_of_another_length(int sequence, int previousAction)
    {
        IPlanner planner = PlannerRobots.Create(PlannerRobots.Icem, new ScriptedEngine(ScriptedEngine.Quadratic));
        Assert.Throws<ArgumentException>(
            () => planner.Plan(new PlanRequest([], new float[previousAction], [], 0, 0, 0), new float[sequence]));
    }

    private static float[][] Run(PlannerKind kind, ulong seed, ulong firstTick)
    {
        IPlanner planner = PlannerRobots.Create(PlannerRobots.Small(kind), new ScriptedEngine(ScriptedEngine.Quadratic), seed);
        return [.. Enumerable.Range(0, 3).Select(decision =>
        {
            PlannerRobots.Decide(planner, out float[] sequence, firstTick + (ulong)decision, Math.Min(decision, 1));
            return sequence;
        })];
    }

    private static float[][] FirstBatch(PlannerKind kind, int population)
    {
        ScriptedEngine engine = new(ScriptedEngine.Quadratic);
        PlannerDescription options = PlannerRobots.Small(kind) with { Population = population, Iterations = 2, ShiftElites = false };
        PlannerRobots.Decide(PlannerRobots.Create(options, engine), out _);
        Assert.Equal(0, engine.LargestPadding);
        return engine.Batches[0];
    }
}
