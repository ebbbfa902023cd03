using System;
using System.Linq;
using MbRlRobot.Dynamics;
using MbRlRobot.Ports;
using MbRlRobot.Robots;
using MbRlRobot.Rollouts;
using MbRlRobot.TestKit.Doubles;
using MbRlRobot.TestKit.Rollouts;
using Xunit;

namespace MbRlRobot.Controller.Tests.Rollouts;

/// <summary>Over networks that take batches an engine does what the built-in one does.</summary>
public sealed class BatchRolloutTests
{
    private const int Count = 69;

    public static TheoryData<string> Robots => [.. RolloutRobots.Names];

    [Theory]
    [MemberData(nameof(Robots))]
    public void Gives_the_returns_and_disagreements_of_the_built_in_engine(string name)
    {
        RobotDescription robot = RolloutRobots.Read(name);
        EnsembleModel model = RandomEnsemble.Of(robot, seed: 5);
        using BuiltInRolloutEngine builtIn = new(robot, model, Count, threads: 1);
        (float[] expected, float[] disagreed) = Evaluate(builtIn, robot, Count);
        using BatchRolloutEngine engine = new(robot, new KernelNetwork(robot, model), Count, threads: 2);
        (float[] returns, float[] disagreements) = Evaluate(engine, robot, Count);
        Assert.All(expected.Zip(returns), pair => Assert.Equal(pair.First, pair.Second, 1e-4 * Math.Max(1, Math.Abs(pair.First))));
        Assert.All(disagreed.Zip(disagreements), pair => Assert.Equal(pair.First, pair.Second, 1e-4));
        Assert.True(returns.Distinct().Count() > 1 || expected.Distinct().Count() == 1);
    }

    [Theory]
    [MemberData(nameof(Robots))]
    public void Predicts_what_the_built_in_engine_does(string name)
    {
        RobotDescription robot = RolloutRobots.Read(name);
        EnsembleModel model = RandomEnsemble.Of(robot, seed: 5);
        float[] actions = RolloutDecision.Sequence(RolloutDecision.Candidates(robot, 1), 0)[..(3 * robot.Action.Count)];
        (float[] expected, float[] state) = (new float[robot.State.Count], new float[robot.State.Count]);
        using BuiltInRolloutEngine builtIn = new(robot, model, 1, threads: 1);
        using BatchRolloutEngine engine = new(robot, new KernelNetwork(robot, model), 1, threads: 1);
        Assert.True(builtIn.Predict(RolloutDecision.Of(robot).Start, actions, expected));
        Assert.True(engine.Predict(RolloutDecision.Of(robot).Start, actions, state));
        Assert.All(expected.Zip(state), pair => Assert.Equal(pair.First, pair.Second, 1e-5 * Math.Max(1, Math.Abs(pair.First))));
    }

    [Theory]
    [InlineData("risk")]
    [InlineData("mean")]
    [InlineData("tsinf of 5 particles")]
    public void Has_the_same_bits_on_any_threads_for_any_number_of_candidates(string name)
    {
        RobotDescription robot = RolloutRobots.Read(name);
        EnsembleModel model = RandomEnsemble.Of(robot, seed: 5);
        using BatchRolloutEngine one = new(robot, new KernelNetwork(robot, model), Count, threads: 1);
        using BatchRolloutEngine three = new(robot, new KernelNetwork(robot, model), Count, threads: 3);
        (float[] returns, float[] disagreements) = Evaluate(one, robot, Count);
        foreach (int count in (int[])[1, 16, 17, 64, 65, Count])
        {
            (float[] returned, float[] disagreed) = Evaluate(three, robot, count);
            Assert.Equal(returns[..count], returned);
            Assert.Equal(disagreements[..count], disagreed);
        }
    }

    [Fact]
    public void Disposes_of_its_network()
    {
        RobotDescription robot = RolloutRobots.Read("mean");
        KernelNetwork network = new(robot, RandomEnsemble.Of(robot, seed: 5));
        new BatchRolloutEngine(robot, network, 1, threads: 2).Dispose();
        Assert.True(network.IsDisposed);
    }

    [Fact]
    public void Refuses_members_that_particles_cannot_be_shared_among()
    {
        RobotDescription robot = RolloutRobots.Read("risk");
        RobotDescription odd = robot with { Planner = robot.Planner with { Particles = 7 } };
        using KernelNetwork network = new(odd, RandomEnsemble.Of(robot, seed: 5));
        ArgumentException refusal = Assert.Throws<ArgumentException>(() => new BatchRolloutEngine(odd, network, 1, threads: 1));
        Assert.Contains("no multiple of the model's 5 active members", refusal.Message, StringComparison.Ordinal);
    }

    private static (float[] Returns, float[] Disagreements) Evaluate(IRolloutEngine engine, RobotDescription robot, int count)
    {
        (float[] returns, float[] disagreements) = (new float[count], new float[count]);
        engine.Begin(RolloutDecision.Of(robot).Start);
        Assert.Equal(0, engine.Evaluate(RolloutDecision.Candidates(robot, count), returns, disagreements));
        return (returns, disagreements);
    }
}
