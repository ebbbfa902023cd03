using System;
using System.IO;
using System.Linq;
using MbRlRobot.Lab.Oracle;
using MbRlRobot.Loop;
using MbRlRobot.Plants;
using MbRlRobot.Ports;
using MbRlRobot.Robots;
using MbRlRobot.Rollouts;
using MbRlRobot.Simulation;
using MbRlRobot.TestKit;
using MbRlRobot.TestKit.Doubles;
using MbRlRobot.TestKit.Robots;
using Xunit;

namespace MbRlRobot.Lab.Tests.Oracle;

/// <summary>The sample robot over the cart-pole plant, velocities measured.</summary>
public sealed class OracleRolloutEngineTests
{
    private const int Count = 12;
    private const int Horizon = 25;

    [Fact]
    public void Gives_the_returns_that_the_plant_gives_when_it_is_stepped()
    {
        RobotDescription robot = Robot();
        ActionSequenceBatch batch = Candidates();
        float[] returns = Returns(Oracle(robot), batch, [0.7f, 3, 0.5f, 2, 0]);
        VirtualLoopClock clock = new();
        LockstepRobot plant = new(robot, (ISimulatedIo)PlantCatalog.Open(robot, ".", clock), clock);
        int ended = 0;
        for (int candidate = 0; candidate < Count; candidate++)
        {
            plant.Reset([0.7f, 3, 0.5f, 2], [0.2f]);
            double expected = Step(plant, batch, candidate, ref ended);
            Assert.Equal(expected, returns[candidate], 1e-4);
        }

        Assert.InRange(ended, 1, Count - 1);
    }

    [Theory]
    [InlineData("""{ "reward": "1", "limitPenalty": 7, "episodeSteps": 9 }""", 0.95f)]
    [InlineData("""{ "reward": "1", "done": "time > 0.3", "doneReward": 3, "terminalValue": "50", "episodeSteps": 9 }""", 0f)]
    [InlineData("""{ "reward": "1", "done": "true", "doneReward": -2, "limitPenalty": 7, "episodeSteps": 9 }""", -0.99f)]
    [InlineData("""{ "reward": "time - goalX", "terminalValue": "3 * goalX", "episodeSteps": 9 }""", 0f)]
    [InlineData("""{ "reward": "-abs(force - prev(force))", "episodeSteps": 9 }""", 0f)]
    [InlineData("""{ "reward": "lastForce + 2 * lastForce'", "episodeSteps": 9 }""", 0f)]
    [InlineData("""{ "reward": "1 / 0", "episodeSteps": 9 }""", 0f)]
    public void Ends_limits_and_counts_as_the_learned_engine_does(string task, float x)
    {
        // where it starts in the middle, nothing but the task may end it
        RobotDescription robot = Robot(("$.task", task), ("$.state[0].softLimits", x == 0 ? null : "[-0.9, 0.9]"));
        ActionSequenceBatch batch = Candidates();
        float[] start = [x, 0.1f, 0, 0, 3];
        float[] learned = Returns(new BuiltInRolloutEngine(robot, RandomEnsemble.Of(robot, 4), Count, 1), batch, start);
        float[] known = Returns(Oracle(robot), batch, start);
        for (int candidate = 0; candidate < Count; candidate++)
        {
            Assert.Equal(learned[candidate], known[candidate], 2e-4f);
        }
    }

    [Theory]
    [InlineData("min(x', 1000)")]
    [InlineData("if(x' < 0, -1, 1000)")]
    public void Lets_no_candidate_win_that_is_not_finite(string reward)
    {
        RobotDescription robot = Robot(("$.task", $$"""{ "reward": "{{reward}}", "episodeSteps": 9 }"""));
        using OracleRolloutEngine engine = Oracle(robot);
        float[] returns = new float[Count];
        engine.Begin(new RolloutStart([0, float.NaN, 0, 0, 0], [0], [0], 0, 1));
        Assert.Equal(Count, engine.Evaluate(Candidates(), returns, []));
        Assert.All(returns, value => Assert.Equal(float.NegativeInfinity, value));
        Assert.False(engine.Predict(new RolloutStart([0, 0, 0, float.PositiveInfinity, 0], [0], [0], 0, 1), [1], new float[5]));
    }

    [Fact]
    public void Predicts_also_where_the_reward_is_not_finite()
    {
        float[] state = new float[5];
        using OracleRolloutEngine engine = Oracle(Robot(("$.task", """{ "reward": "log(-1)", "episodeSteps": 9 }""")));
        Assert.True(engine.Predict(new RolloutStart([0, 0.5f, 0, 0, 0], [0], [0], 0, 1), [3, 2], state));
        Assert.Equal(2, state[4]);
        Assert.NotEqual(0.5f, state[1]);
    }

    [Fact]
    public void Starts_every_candidate_alike_where_the_simulation_knows_more_than_the_robot()
    {
        using OracleRolloutEngine engine = new(HeatingRobot(), ".", (_, _, _) => new HeatingIo(), Count, 1);
        ActionSequenceBatch batch = new(3, 1, Count) { Count = Count };
        float[] returns = new float[Count];
        engine.Begin(new RolloutStart([0.5f], [0], [0], 0, 1));
        engine.Evaluate(batch, returns, []);
        Assert.All(returns, value => Assert.Equal(returns[0], value));
    }

    [Fact]
    public void Sees_through_a_board_what_it_sees_on_the_plant_behind_it()
    {
        string folder = Path.Combine(Repository.Root, "hardware", "robots", "cartpole-rig");
        RobotDescription rig = RobotFile.Read(Path.Combine(folder, "robot.json"), HardwareAdapters.Check);
        ActionSequenceBatch batch = Candidates(0.02f);
        float[] start = [0.05f, 2.8f, 0.1f, -1];
        float[] plant = Returns(new OracleRolloutEngine(rig, folder, PlantCatalog.Open, Count, 1), batch, start, []);
        float[] board = Returns(new OracleRolloutEngine(rig, folder, SimulatedBoardIo.Open, Count, 1), batch, start, []);
        for (int candidate = 0; candidate < Count; candidate++)
        {
            // an angle is read in steps of 1.5 mrad
            Assert.Equal(plant[candidate], board[candidate], 0.05f);
        }

        Assert.InRange(plant.Max() - plant.Min(), 1, Horizon);
    }

    [Fact]
    public void Refuses_what_is_no_simulation_or_does_not_tell_a_state()
    {
        RobotDescription robot = Robot();
        InvalidDataException fault = Assert.Throws<InvalidDataException>(() => new OracleRolloutEngine(robot, ".", (_, _, _) => new HeatingIo(), 1, 1));
        Assert.Contains("no channel encoder, only heat, position", fault.Message, StringComparison.Ordinal);
        Assert.Throws<InvalidDataException>(() => new OracleRolloutEngine(robot, ".", (_, _, _) => null!, 1, 1));
    }

    [Fact]
    public void Refuses_lengths_that_are_not_the_robots()
    {
        using OracleRolloutEngine engine = Oracle(Robot());
        Assert.Throws<ArgumentException>(() => engine.Begin(new RolloutStart([0, 0, 0, 0], [0], [0], 0, 1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => engine.Evaluate(Candidates(), new float[Count - 1], []));
        Assert.Throws<ArgumentOutOfRangeException>(() => engine.Evaluate(new ActionSequenceBatch(1, 1, Count + 1) { Count = Count + 1 }, new float[Count + 1], []));
        Assert.Throws<ArgumentOutOfRangeException>(() => engine.Evaluate(new ActionSequenceBatch(1, 2, 1), new float[1], []));
    }

    private static double Step(LockstepRobot plant, ActionSequenceBatch batch, int candidate, ref int ended)
    {
        double sum = 0;
        for (int step = 0; step < Horizon; step++)
        {
            StepOutcome outcome = plant.Step([batch.Row(step, 0)[candidate]]);
            sum += outcome.Reward;
            bool hasLeft = Math.Abs(plant.State[0]) > 0.9f;
            if (hasLeft || outcome.IsDone)
            {
                ended++;
                return sum - (Horizon - 1 - step) - (hasLeft ? 10 : 0);
            }
        }

        return sum - Math.Abs(plant.State[1]);
    }

    private static float[] Returns(IRolloutEngine engine, ActionSequenceBatch batch, float[] state, float[]? parameters = null)
    {
        float[] returns = new float[Count];
        using (engine)
        {
            engine.Begin(new RolloutStart(state, [0], parameters ?? [0.2f], 0, 1));
            engine.Evaluate(batch, returns, []);
        }

        return returns;
    }

    private static OracleRolloutEngine Oracle(RobotDescription robot) => new(robot, ".", PlantCatalog.Open, Count, threads: 2);

    private static ActionSequenceBatch Candidates(float scale = 2)
    {
        ActionSequenceBatch batch = new(Horizon, 1, Count) { Count = Count };
        for (int step = 0; step < Horizon; step++)
        {
            for (int candidate = 0; candidate < Count; candidate++)
            {
                batch.Row(step, 0)[candidate] = (candidate - 8) * scale * MathF.Cos(step * 0.1f * candidate);
            }
        }

        return batch;
    }

    private static RobotDescription Robot(params (string Path, string? Json)[] edits) => SampleRobot.Read(
        [("$.state[2].filter", null), ("$.state[3].filter", null), ("$.io", """{ "plant": { "kind": "cartpole" } }"""), .. edits]);

    private static RobotDescription HeatingRobot() => SampleRobot.Read(
        ("$.state", """[ { "name": "position", "limits": [-9, 9] } ]"""),
        ("$.task", """{ "reward": "position'", "episodeSteps": 9 }"""),
        ("$.io", """{ "plant": { "kind": "cartpole" } }"""),
        ("$.reset", null));
}
