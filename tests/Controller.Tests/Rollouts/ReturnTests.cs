using System;
using MbRlRobot.Dynamics;
using MbRlRobot.Ports;
using MbRlRobot.Robots;
using MbRlRobot.Rollouts;
using MbRlRobot.TestKit.Doubles;
using MbRlRobot.TestKit.Rollouts;
using Xunit;

namespace MbRlRobot.Controller.Tests.Rollouts;

/// <summary>Beside what the contract of rollout engines asks.</summary>
public sealed class ReturnTests
{
    private const int Count = 21;

    [Fact]
    public void Meet_every_way_to_end_in_the_cases_of_the_contract()
    {
        RobotDescription robot = RolloutRobots.Read("tsinf of 10 particles");
        ReferenceRollouts reference = new(robot, RandomEnsemble.Of(robot, seed: 5));
        ActionSequenceBatch batch = RolloutDecision.Candidates(robot, Count);
        for (int candidate = 0; candidate < Count; candidate++)
        {
            reference.Return(RolloutDecision.Of(robot), RolloutDecision.Sequence(batch, candidate));
        }

        Assert.All(reference.Ends, end => Assert.True(end.Value > 0, $"no particle was {end.Key}"));
    }

    [Fact]
    public void Count_a_shorter_sequence_to_its_own_horizon()
    {
        RobotDescription robot = RolloutRobots.Read("tsinf of 5 particles");
        EnsembleModel model = RandomEnsemble.Of(robot, seed: 5);
        RobotDescription near = robot with { Planner = robot.Planner with { Horizon = 4 } };
        float[] returns = new float[3];
        using BuiltInRolloutEngine engine = new(robot, model, 3, threads: 1);
        engine.Begin(RolloutDecision.Of(robot).Start);
        engine.Evaluate(RolloutDecision.Candidates(near, 3), returns, []);
        float[] last = RolloutDecision.Sequence(RolloutDecision.Candidates(near, 3), 2);
        double expected = new ReferenceRollouts(near, model).Return(RolloutDecision.Of(near), last);
        Assert.Equal(expected, returns[2], 1e-4 * Math.Max(1, Math.Abs(expected)));
    }
}
