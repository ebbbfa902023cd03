using System.Linq;
using MbRlRobot.Planning;
using MbRlRobot.Robots;
using Xunit;

namespace MbRlRobot.Controller.Tests.Planning;

public sealed class CemEliteTests
{
    private const int Actions = 2;

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(7)]
    public void Shifts_elites_by_the_steps_executed_and_draws_their_end_afresh(int executed)
    {
        ScriptedEngine engine = new(ScriptedEngine.Quadratic);
        IPlanner planner = PlannerRobots.Create(PlannerRobots.Icem, engine);
        PlannerRobots.Decide(planner, out float[] best);
        engine.Batches.Clear();
        PlannerRobots.Decide(planner, out _, tick: 1, executed);
        float[][] shifted = engine.Batches[0][40..];
        Assert.Equal(3, shifted.Length);
        int kept = best.Length - (executed * Actions);
        Assert.Equal(best[^kept..], shifted[0][..kept]);
        Assert.All(shifted[0][kept..].Zip(best[^(executed * Actions)..]), pair => Assert.NotEqual(pair.Second, pair.First));
        Assert.NotEqual(shifted[0][kept..], shifted[1][kept..]);
    }

    [Theory]
    [InlineData(8)]
    [InlineData(int.MaxValue)]
    public void Drops_elites_that_were_executed_to_their_end(int executed)
    {
        ScriptedEngine engine = new(ScriptedEngine.Quadratic);
        IPlanner planner = PlannerRobots.Create(PlannerRobots.Icem, engine);
        PlannerRobots.Decide(planner, out _);
        Assert.True(PlannerRobots.Decide(planner, out _, tick: 1, executed).IsUsable);
        Assert.Equal(40, engine.Batches[3].Length);
    }

    [Fact]
    public void Rates_shifted_elites_again()
    {
        // the second decision likes what the first disliked: old returns would win
        ScriptedEngine engine = new((sequence, _, evaluation) => evaluation < 3 ? 1000 - sequence[0] : sequence[0]);
        IPlanner planner = PlannerRobots.Create(PlannerRobots.Icem, engine);
        Assert.True(PlannerRobots.Decide(planner, out _).Return > 900);
        PlanResult second = PlannerRobots.Decide(planner, out float[] sequence, tick: 1, executedSteps: 1);
        Assert.Equal(sequence[0], second.Return);
        Assert.Equal(43 + 32 + 25, second.Candidates);
    }

    [Theory]
    [InlineData(true, 900)]
    [InlineData(false, 0)]
    public void Keeps_the_best_of_earlier_iterations_with_their_returns_when_asked_to(bool keep, float atLeast)
    {
        ScriptedEngine engine = new((sequence, _, evaluation) => (evaluation == 0 ? 900 : 0) + sequence[0] + 1);
        PlannerDescription options = PlannerRobots.Icem with { KeepElites = keep };
        PlanResult result = PlannerRobots.Decide(PlannerRobots.Create(options, engine), out float[] sequence);
        Assert.InRange(result.Return, atLeast, atLeast + 10);
        Assert.Equal(keep, engine.Batches[0].Any(candidate => candidate.SequenceEqual(sequence)));
    }

    [Fact]
    public void Forgets_everything_at_a_reset()
    {
        ScriptedEngine engine = new(ScriptedEngine.Quadratic);
        IPlanner planner = PlannerRobots.Create(PlannerRobots.Icem, engine);
        PlannerRobots.Decide(planner, out float[] fresh, tick: 5);
        PlannerRobots.Decide(planner, out float[] warm, tick: 5, executedSteps: 1);
        planner.Reset();
        PlannerRobots.Decide(planner, out float[] again, tick: 5);
        Assert.NotEqual(fresh, warm);
        Assert.Equal(fresh, again);
        Assert.Equal([40, 43, 40], engine.Counts.Where((_, at) => at % 3 == 0));
    }

    [Fact]
    public void Keeps_the_ties_that_come_first()
    {
        ScriptedEngine engine = new(_ => 0);
        PlannerRobots.Decide(PlannerRobots.Create(PlannerRobots.Icem with { Iterations = 1, AddMean = false }, engine), out float[] sequence);
        Assert.Equal(engine.Batches[0][0], sequence);
    }

    [Fact]
    public void Tells_the_disagreement_of_the_candidate_it_chose()
    {
        ScriptedEngine engine = new((_, candidate, evaluation) => evaluation == 1 && candidate == 17 ? 1 : 0);
        PlanResult result = PlannerRobots.Decide(PlannerRobots.Create(PlannerRobots.Icem, engine), out float[] sequence);
        Assert.Equal((1, 17), (result.Return, result.Disagreement));
        Assert.Equal(engine.Batches[1][17], sequence);
    }
}
