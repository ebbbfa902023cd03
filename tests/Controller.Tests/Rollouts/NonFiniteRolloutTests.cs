using System;
using System.Collections.Generic;
using System.Linq;
using MbRlRobot.Ports;
using MbRlRobot.Robots;
using MbRlRobot.Rollouts;
using MbRlRobot.TestKit.Doubles;
using MbRlRobot.TestKit.Rollouts;
using Xunit;

namespace MbRlRobot.Controller.Tests.Rollouts;

/// <summary>What is not finite never wins, however the reward hides it, and what it costs stays with it.</summary>
public sealed class NonFiniteRolloutTests
{
    private const int Count = 20;
    private const int Spoilt = 7;

    [Theory]
    [InlineData("min(x', 1000)", "tsinf of 10 particles")]
    [InlineData("max(-1000, min(1000, x'))", "ts1 of 10 particles")]
    [InlineData("if(x' < 0, -1, 1000)", "tsinf of 10 particles")]
    [InlineData("if(theta' < 0, 1000, 2000)", "mean")]
    [InlineData("clamp(lastForce', -1, 1000)", "risk")]
    [InlineData("1000", "deterministic")]
    public void An_action_that_is_no_number_spoils_its_candidate_alone(string reward, string name)
    {
        RobotDescription robot = Rewarding(name, reward);
        ActionSequenceBatch batch = RolloutDecision.Candidates(robot, Count);
        float[] clean = Evaluate(robot, batch, expectedBad: 0);
        batch.Row(8, 0)[Spoilt] = float.NaN;
        float[] returns = Evaluate(robot, batch, expectedBad: 1);
        Assert.Equal(float.NegativeInfinity, returns[Spoilt]);
        clean[Spoilt] = float.NegativeInfinity;
        Assert.Equal(clean, returns);
    }

    [Theory]
    [InlineData("1 / 0")]
    [InlineData("-1 / 0")]
    [InlineData("log(-1)")]
    [InlineData("1e38 * 1e38")]
    [InlineData("3e38")]
    public void A_reward_that_is_not_finite_is_the_worst(string reward) =>
        Assert.All(Evaluate(Rewarding("risk", reward), null, Count), value => Assert.Equal(float.NegativeInfinity, value));

    [Fact]
    public void A_start_that_is_no_number_leaves_no_candidate()
    {
        RobotDescription robot = Rewarding("tsinf of 10 particles", "min(1, x')");
        RolloutDecision decision = RolloutDecision.Of(robot);
        decision.State[3] = float.NaN;
        float[] returns = new float[Count];
        float[] state = new float[robot.State.Count];
        using BuiltInRolloutEngine engine = Engine(robot);
        engine.Begin(decision.Start);
        Assert.Equal(Count, engine.Evaluate(RolloutDecision.Candidates(robot, Count), returns, []));
        Assert.False(engine.Predict(decision.Start, [1f], state));
    }

    [Fact]
    public void What_comes_after_the_end_does_not_count()
    {
        RobotDescription robot = Rewarding("tsinf of 10 particles", "1");
        robot = robot with { Task = robot.Task with { Done = "time > 1.6", DoneReward = 1, TerminalValue = "log(-1)" } };
        ActionSequenceBatch batch = RolloutDecision.Candidates(robot, Count);
        batch.Row(5, 0)[Spoilt] = float.NaN;
        Assert.All(Evaluate(robot, batch, expectedBad: 0), value => Assert.Equal(9, value));
    }

    [Fact]
    public void Disagreement_about_what_is_no_number_passes_no_threshold()
    {
        RobotDescription robot = RolloutRobots.Read("risk");
        ActionSequenceBatch batch = RolloutDecision.Candidates(robot, Count);
        batch.Row(0, 0)[Spoilt] = float.NaN;
        float[] disagreements = new float[Count];
        using BuiltInRolloutEngine engine = Engine(robot);
        engine.Begin(RolloutDecision.Of(robot).Start);
        engine.Evaluate(batch, new float[Count], disagreements);
        Assert.Equal(float.PositiveInfinity, disagreements[Spoilt]);
        Assert.Single(disagreements, float.IsInfinity);
    }

    [Fact]
    public void Lengths_that_are_not_the_robots_are_refused()
    {
        RobotDescription robot = RolloutRobots.Read("risk");
        RolloutDecision decision = RolloutDecision.Of(robot);
        ActionSequenceBatch batch = RolloutDecision.Candidates(robot, Count);
        using BuiltInRolloutEngine engine = Engine(robot);
        Assert.Throws<ArgumentException>(() => engine.Begin((decision with { State = [1] }).Start));
        Assert.Throws<ArgumentException>(() => engine.Begin((decision with { PreviousAction = [] }).Start));
        Assert.Throws<ArgumentException>(() => engine.Begin((decision with { Parameters = [1, 2] }).Start));
        Assert.Throws<ArgumentOutOfRangeException>(() => engine.Evaluate(RolloutDecision.Candidates(robot, Count + 1), new float[Count + 1], []));
        Assert.Throws<ArgumentOutOfRangeException>(() => engine.Evaluate(batch, new float[Count - 1], []));
        Assert.Throws<ArgumentOutOfRangeException>(() => engine.Evaluate(batch, new float[Count], new float[1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => engine.Evaluate(new ActionSequenceBatch(10, 1, 1), new float[1], []));
        Assert.Throws<ArgumentOutOfRangeException>(() => engine.Evaluate(new ActionSequenceBatch(9, 2, 1), new float[1], []));
        Assert.Throws<ArgumentOutOfRangeException>(() => engine.Predict(decision.Start, [1f], new float[6]));
    }

    [Fact]
    public void Options_are_refused_by_name()
    {
        RolloutSetup setup = new(RolloutRobots.Read("risk"), default, 1, 1, new Dictionary<string, string> { ["library"] = "x" });
        Assert.Contains("'library'", Assert.Throws<ArgumentException>(() => BuiltInRolloutEngine.Create(setup)).Message, StringComparison.Ordinal);
    }

    private static RobotDescription Rewarding(string name, string reward)
    {
        RobotDescription robot = RolloutRobots.Read(name);
        StateDescription[] states = [.. robot.State.Select(state => state with { SoftLimits = null })];
        return robot with { State = states, Task = new TaskDescription(reward, 10) };
    }

    private static float[] Evaluate(RobotDescription robot, ActionSequenceBatch? batch, int expectedBad)
    {
        float[] returns = new float[Count];
        using BuiltInRolloutEngine engine = Engine(robot);
        engine.Begin(RolloutDecision.Of(robot).Start);
        Assert.Equal(expectedBad, engine.Evaluate(batch ?? RolloutDecision.Candidates(robot, Count), returns, []));
        return returns;
    }

    private static BuiltInRolloutEngine Engine(RobotDescription robot) => new(robot, RandomEnsemble.Of(robot, seed: 5), Count, threads: 1);
}
