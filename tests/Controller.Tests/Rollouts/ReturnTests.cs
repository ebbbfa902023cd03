using System;
using System.Linq;
using MbRlRobot.Dynamics;
using MbRlRobot.Ports;
using MbRlRobot.Robots;
using MbRlRobot.Rollouts;
using MbRlRobot.TestKit.Doubles;
using Xunit;

namespace MbRlRobot.Controller.Tests.Rollouts;

public sealed class ReturnTests
{
    private const int Count = 21;

    public static TheoryData<string> Robots => [.. RolloutRobots.Names];

    [Theory]
    [MemberData(nameof(Robots))]
    public void Are_those_of_the_equations(string name)
    {
        RobotDescription robot = RolloutRobots.Read(name);
        EnsembleModel model = RandomEnsemble.Of(robot, seed: 5);
        ReferenceRollouts reference = new(robot, model);
        Decision decision = Decision.Of(robot);
        ActionSequenceBatch batch = Decision.Candidates(robot, Count);
        float[] returns = new float[Count];
        float[] disagreements = new float[Count];
        using BuiltInRolloutEngine engine = new(robot, model, Count, threads: 2);
        engine.Begin(decision.Start);
        Assert.Equal(0, engine.Evaluate(batch, returns, disagreements));
        for (int candidate = 0; candidate < Count; candidate++)
        {
            float[] sequence = Decision.Sequence(batch, candidate);
            double expected = reference.Return(decision, sequence);
            Assert.Equal(expected, returns[candidate], 1e-4 * Math.Max(1, Math.Abs(expected)));
            Assert.Equal(reference.Disagreement(decision, sequence), disagreements[candidate], 1e-4);
        }

        Assert.True(disagreements.Distinct().Count() > 1);
    }

    [Fact]
    public void Meet_every_way_to_end_in_the_cases_above()
    {
        RobotDescription robot = RolloutRobots.Read("tsinf of 10 particles");
        ReferenceRollouts reference = new(robot, RandomEnsemble.Of(robot, seed: 5));
        ActionSequenceBatch batch = Decision.Candidates(robot, Count);
        for (int candidate = 0; candidate < Count; candidate++)
        {
            reference.Return(Decision.Of(robot), Decision.Sequence(batch, candidate));
        }

        Assert.All(reference.Ends, end => Assert.True(end.Value > 0, $"no particle was {end.Key}"));
    }

    [Theory]
    [MemberData(nameof(Robots))]
    public void Start_a_plan_late_from_where_the_mean_of_the_members_takes_committed_actions(string name)
    {
        RobotDescription robot = RolloutRobots.Read(name);
        EnsembleModel model = RandomEnsemble.Of(robot, seed: 5);
        Decision decision = Decision.Of(robot);
        float[] actions = Decision.Sequence(Decision.Candidates(robot, 1), 0)[..(3 * robot.Action.Count)];
        float[] state = new float[robot.State.Count];
        using BuiltInRolloutEngine engine = new(robot, model, 1, threads: 1);
        Assert.True(engine.Predict(decision.Start, actions, state));
        double[] expected = new ReferenceRollouts(robot, model).Predict(decision, actions);
        Assert.All(expected.Zip(state), pair => Assert.Equal(pair.First, pair.Second, 1e-5 * Math.Max(1, Math.Abs(pair.First))));
    }

    [Fact]
    public void Count_a_shorter_sequence_to_its_own_horizon()
    {
        RobotDescription robot = RolloutRobots.Read("tsinf of 5 particles");
        EnsembleModel model = RandomEnsemble.Of(robot, seed: 5);
        RobotDescription near = robot with { Planner = robot.Planner with { Horizon = 4 } };
        float[] returns = new float[3];
        using BuiltInRolloutEngine engine = new(robot, model, 3, threads: 1);
        engine.Begin(Decision.Of(robot).Start);
        engine.Evaluate(Decision.Candidates(near, 3), returns, []);
        double expected = new ReferenceRollouts(near, model).Return(Decision.Of(near), Decision.Sequence(Decision.Candidates(near, 3), 2));
        Assert.Equal(expected, returns[2], 1e-4 * Math.Max(1, Math.Abs(expected)));
    }
}
