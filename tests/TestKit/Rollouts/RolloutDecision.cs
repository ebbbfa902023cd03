using System;
using System.Linq;
using MbRlRobot.Numerics;
using MbRlRobot.Ports;
using MbRlRobot.Robots;

namespace MbRlRobot.TestKit.Rollouts;

/// <summary>Where a decision starts, as arrays.</summary>
public sealed record RolloutDecision(float[] State, float[] PreviousAction, float[] Parameters, float TimeSeconds, ulong Seed)
{
    /// <summary>As an engine takes it.</summary>
    public RolloutStart Start => new(State, PreviousAction, Parameters, TimeSeconds, Seed);

    /// <summary>
    /// Somewhere inside a robot's limits, on the way to what a rollout may meet: angles next to the seam, and what has
    /// soft limits moving towards them.
    /// </summary>
    public static RolloutDecision Of(RobotDescription robot, ulong seed = 11) => new(
        [.. robot.State.Select((state, index) => Of(robot, state, seed, index))],
        [.. robot.Action.Select((action, index) => Within(action.Limits, seed + 1, index, 0.7))],
        [.. robot.Parameters.Select((parameter, index) => Within(parameter.Limits, seed + 2, index, 0.7))],
        1.5f,
        seed);

    /// <summary>The same, a little to the side of it: by some units in the last places.</summary>
    public RolloutDecision Nudged(float by) =>
        this with { State = [.. State.Select(value => value + (by * Math.Max(1, Math.Abs(value))))] };

    /// <summary>Sequences that reach a third past the actions' limits: [H] steps of each.</summary>
    public static ActionSequenceBatch Candidates(RobotDescription robot, int count, int first = 0, int? capacity = null)
    {
        ActionSequenceBatch batch = new(robot.Planner.Horizon, robot.Action.Count, capacity ?? count) { Count = count };
        for (int step = 0; step < batch.Horizon; step++)
        {
            for (int action = 0; action < batch.ActionDimension; action++)
            {
                for (int candidate = 0; candidate < count; candidate++)
                {
                    batch.Row(step, action)[candidate] = Within(
                        robot.Action[action].Limits, 99 + (ulong)(first + candidate), (step * batch.ActionDimension) + action, 1.33);
                }
            }
        }

        return batch;
    }

    /// <summary>One candidate: [H * da].</summary>
    public static float[] Sequence(ActionSequenceBatch batch, int candidate) =>
        [.. Enumerable.Range(0, batch.Horizon * batch.ActionDimension)
            .Select(at => batch.Row(at / batch.ActionDimension, at % batch.ActionDimension)[candidate])];

    private static float Of(RobotDescription robot, StateDescription state, ulong seed, int index)
    {
        if (state.Kind == StateKind.Angle)
        {
            return 3.1f;
        }

        bool drives = robot.State.Any(other => other.SoftLimits is not null && state.Source.IsVelocity && other.Name == state.Source.Name);
        return (state.SoftLimits, drives) switch
        {
            ({ } soft, _) => (float)(0.61 * soft.High),
            (_, true) => (float)(0.2 * state.Limits.High),
            _ => Within(state.Limits, seed, index, 0.7),
        };
    }

    private static float Within(Interval limits, ulong seed, int index, double share)
    {
        double uniform = Philox.ToUniform(new Philox(seed).Block(3, (ulong)index).A);
        return (float)(limits.Middle + (limits.HalfRange * share * ((2 * uniform) - 1)));
    }
}
