using System.Linq;
using MbRlRobot.Numerics;
using MbRlRobot.Ports;
using MbRlRobot.Robots;

namespace MbRlRobot.Controller.Tests.Rollouts;

/// <summary>Where a decision starts, as arrays.</summary>
internal sealed record Decision(float[] State, float[] PreviousAction, float[] Parameters, float TimeSeconds, ulong Seed)
{
    /// <summary>As the engine takes it.</summary>
    public RolloutStart Start => new(State, PreviousAction, Parameters, TimeSeconds, Seed);

    /// <summary>
    /// Somewhere inside a robot's limits; angles next to the seam, a cart on its way to its soft limit.
    /// </summary>
    public static Decision Of(RobotDescription robot, ulong seed = 11) => new(
        [.. robot.State.Select((state, index) => Of(state, seed, index))],
        [.. robot.Action.Select((action, index) => Within(action.Limits, seed + 1, index, 0.7))],
        [.. robot.Parameters.Select((parameter, index) => Within(parameter.Limits, seed + 2, index, 0.7))],
        1.5f,
        seed);

    /// <summary>Sequences that reach a third past the actions' limits.</summary>
    public static ActionSequenceBatch Candidates(RobotDescription robot, int count, int first = 0, int? capacity = null)
    {
        ActionSequenceBatch batch = new(robot.Planner.Horizon, robot.Action.Count, capacity ?? count) { Count = count };
        for (int step = 0; step < batch.Horizon; step++)
        {
            for (int action = 0; action < batch.ActionDimension; action++)
            {
                for (int candidate = 0; candidate < count; candidate++)
                {
                    batch.Row(step, action)[candidate] =
                        Within(robot.Action[action].Limits, 99 + (ulong)(first + candidate), (step * batch.ActionDimension) + action, 1.33);
                }
            }
        }

        return batch;
    }

    /// <summary>One candidate: [H * da].</summary>
    public static float[] Sequence(ActionSequenceBatch batch, int candidate) =>
        [.. Enumerable.Range(0, batch.Horizon * batch.ActionDimension)
            .Select(at => batch.Row(at / batch.ActionDimension, at % batch.ActionDimension)[candidate])];

    private static float Of(StateDescription state, ulong seed, int index) => (state.Kind, state.Name) switch
    {
        (StateKind.Angle, _) => 3.1f,
        (_, "x") => 0.55f,
        (_, "xDot") => 1,
        _ => Within(state.Limits, seed, index, 0.7),
    };

    private static float Within(Interval limits, ulong seed, int index, double share)
    {
        double uniform = Philox.ToUniform(new Philox(seed).Block(3, (ulong)index).A);
        return (float)(limits.Middle + (limits.HalfRange * share * ((2 * uniform) - 1)));
    }
}
