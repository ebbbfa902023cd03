using System;
using System.Linq;
using MbRlRobot.Numerics;
using MbRlRobot.Ports;
using MbRlRobot.Robots;

namespace MbRlRobot.Adapters.Tests.OnnxRuntime;

/// <summary>A decision and candidates for a robot, the same at every call.</summary>
internal static class Rollouts
{
    /// <summary>What an engine makes of them.</summary>
    public static (float[] Returns, float[] Disagreements, float[] Predicted) Evaluate(
        IRolloutEngine engine, RobotDescription robot, int count)
    {
        (float[] returns, float[] disagreements) = (new float[count], new float[count]);
        float[] predicted = new float[robot.State.Count];
        engine.Begin(Start(robot));
        Assert(engine.Evaluate(Candidates(robot, count), returns, disagreements) == 0);
        Assert(engine.Predict(Start(robot), [.. robot.Action.Concat(robot.Action).Select(action => (float)action.Limits.High / 3)], predicted));
        return (returns, disagreements, predicted);
    }

    private static RolloutStart Start(RobotDescription robot) => new(
        robot.State.Select((state, index) => (float)Within(state.Limits, 1, index)).ToArray(),
        robot.Action.Select(action => (float)action.Limits.Middle).ToArray(),
        robot.Parameters.Select(parameter => (float)parameter.Default).ToArray(),
        timeSeconds: 0.5f,
        seed: 77);

    private static ActionSequenceBatch Candidates(RobotDescription robot, int count)
    {
        ActionSequenceBatch batch = new(robot.Planner.Horizon, robot.Action.Count, count) { Count = count };
        for (int row = 0; row < batch.Horizon * batch.ActionDimension; row++)
        {
            int action = row % batch.ActionDimension;
            Span<float> values = batch.Row(row / batch.ActionDimension, action);
            for (int candidate = 0; candidate < count; candidate++)
            {
                values[candidate] = (float)(2 * Within(robot.Action[action].Limits, 100 + (ulong)candidate, row));
            }
        }

        return batch;
    }

    /// <summary>Somewhere in the middle half of an interval, and no farther than 5 from its middle.</summary>
    private static double Within(Interval limits, ulong stream, int index)
    {
        double uniform = Philox.ToUniform(new Philox(4).Block(stream, (ulong)index).A);
        return limits.Middle + (Math.Min(limits.HalfRange / 2, 5) * ((2 * uniform) - 1));
    }

    private static void Assert(bool holds) => Xunit.Assert.True(holds, "a number was not finite");
}
