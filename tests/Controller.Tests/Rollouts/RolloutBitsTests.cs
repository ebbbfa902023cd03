using System;
using MbRlRobot.Numerics;
using MbRlRobot.Ports;
using MbRlRobot.Robots;
using MbRlRobot.Rollouts;
using MbRlRobot.TestKit;
using MbRlRobot.TestKit.Doubles;
using MbRlRobot.TestKit.Rollouts;
using Xunit;

namespace MbRlRobot.Controller.Tests.Rollouts;

/// <summary>
/// The same bits, whatever the number of threads, the width of lanes, the candidates beside and the padding.
/// </summary>
public sealed class RolloutBitsTests
{
    private const int Most = 113;

    private static readonly int[] Counts = [1, 7, 15, 16, 17, 24, 48, 49, 56, Most];

    [Theory]
    [InlineData("risk")]
    [InlineData("mean")]
    [InlineData("deterministic")]
    [InlineData("two actions, long lags")]
    [InlineData("ts1 of 10 particles")]
    [InlineData("tsinf of 10 particles")]
    public void Are_the_same_at_every_width_on_any_threads_for_any_number_of_candidates(string name)
    {
        RobotDescription robot = RolloutRobots.Read(name);
        using BuiltInRolloutEngine first = Engine(robot, LaneWidth.Four, threads: 1);
        (float[] returns, float[] disagreements) = Evaluate(first, robot, RolloutDecision.Candidates(robot, Most));
        foreach (LaneWidth width in Enum.GetValues<LaneWidth>())
        {
            for (int threads = 1; threads <= 3; threads++)
            {
                using BuiltInRolloutEngine engine = Engine(robot, width, threads);
                foreach (int count in Counts)
                {
                    (float[] returned, float[] disagreed) = Evaluate(engine, robot, RolloutDecision.Candidates(robot, count));
                    Assert.Equal(returns[..count], returned);
                    Assert.Equal(disagreements[..count], disagreed);
                }
            }
        }
    }

    [Fact]
    public void Are_those_of_a_candidate_wherever_it_stands_and_whatever_the_padding_holds()
    {
        RobotDescription robot = RolloutRobots.Read("risk");
        using BuiltInRolloutEngine engine = Engine(robot, LaneDispatch.Best, threads: 1);
        (float[] returns, _) = Evaluate(engine, robot, RolloutDecision.Candidates(robot, 60));
        ActionSequenceBatch moved = RolloutDecision.Candidates(robot, 19, first: 41, capacity: 19);
        for (int step = 0; step < moved.Horizon; step++)
        {
            moved.Row(step, 0)[19..].Fill(float.NaN);
        }

        Assert.Equal(returns[41..], Evaluate(engine, robot, moved).Returns);
    }

    [Theory]
    [InlineData("ts1 of 10 particles")]
    [InlineData("mean")]
    public void Take_a_network_for_each_step_of_each_particle_but_one_for_those_that_share_it(string name)
    {
        RobotDescription robot = RolloutRobots.Read(name);
        robot = robot with { Task = new TaskDescription("1", robot.Task.EpisodeSteps) }; // nobody is done early
        (int horizon, int members) = (robot.Planner.Horizon, robot.Model.Active);
        int particles = robot.Planner.Propagation == Propagation.Mean ? members : robot.Planner.Particles;
        int sharing = particles / members;
        using BuiltInRolloutEngine engine = Engine(robot, LaneWidth.Sixteen, threads: 1);
        Evaluate(engine, robot, RolloutDecision.Candidates(robot, Most));
        int shared = 2 * 48 * (particles - (particles / sharing)); // of the first two of three blocks
        Assert.Equal((Most * particles * horizon) - shared, engine.Evaluations);
        Evaluate(engine, robot, RolloutDecision.Candidates(robot, 16));
        Assert.Equal(((Most + 16) * particles * horizon) - shared, engine.Evaluations);
    }

    [Theory]
    [InlineData("tsinf of 10 particles")]
    [InlineData("ts1 of 10 particles")]
    public void Are_those_of_a_candidate_alone_where_a_call_is_shorter_than_the_horizon(string name)
    {
        RobotDescription robot = RolloutRobots.Read(name);
        RobotDescription brief = robot with { Planner = robot.Planner with { Horizon = robot.Planner.Horizon - 4 } };
        using BuiltInRolloutEngine engine = Engine(robot, LaneDispatch.Best, threads: 1);
        float[] returns = Evaluate(engine, robot, RolloutDecision.Candidates(brief, 32)).Returns;
        foreach (int count in (int[])[1, 7, 17, 24])
        {
            Assert.Equal(returns[..count], Evaluate(engine, robot, RolloutDecision.Candidates(brief, count)).Returns);
        }
    }

    [Fact]
    public void Depend_on_the_seed()
    {
        RobotDescription robot = RolloutRobots.Read("risk");
        using BuiltInRolloutEngine engine = Engine(robot, LaneDispatch.Best, threads: 1);
        float[] other = new float[5];
        engine.Begin((RolloutDecision.Of(robot) with { Seed = 12 }).Start);
        engine.Evaluate(RolloutDecision.Candidates(robot, 5), other, []);
        Assert.NotEqual(other, Evaluate(engine, robot, RolloutDecision.Candidates(robot, 5)).Returns);
    }

    [Fact]
    public void Come_without_allocating_on_several_threads()
    {
        RobotDescription robot = RolloutRobots.Read("risk");
        using BuiltInRolloutEngine engine = Engine(robot, LaneDispatch.Best, threads: 3);
        ActionSequenceBatch batch = RolloutDecision.Candidates(robot, Most);
        RolloutDecision decision = RolloutDecision.Of(robot);
        float[] returns = new float[Most];
        engine.Begin(decision.Start);
        engine.Evaluate(batch, returns, returns);
        using (AllocationGuard.Expect(0))
        {
            engine.Begin(decision.Start);
            engine.Evaluate(batch, returns, []);
        }
    }

    private static BuiltInRolloutEngine Engine(RobotDescription robot, LaneWidth width, int threads) =>
        new(robot, RandomEnsemble.Of(robot, seed: 5), Most, threads, width);

    private static (float[] Returns, float[] Disagreements) Evaluate(
        BuiltInRolloutEngine engine, RobotDescription robot, ActionSequenceBatch batch)
    {
        (float[] returns, float[] disagreements) = (new float[batch.Count], new float[batch.Count]);
        engine.Begin(RolloutDecision.Of(robot).Start);
        Assert.Equal(0, engine.Evaluate(batch, returns, disagreements));
        return (returns, disagreements);
    }
}
