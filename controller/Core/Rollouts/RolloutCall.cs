using System;
using MbRlRobot.Ports;
using MbRlRobot.Robots;

namespace MbRlRobot.Rollouts;

/// <summary>Whether what an engine is called with fits its robot.</summary>
internal static class RolloutCall
{
    /// <summary>Refuses candidates, or room for their results, that do not fit.</summary>
    /// <exception cref="ArgumentException">Something does not.</exception>
    public static void Check(
        RobotDescription robot,
        int maximumCandidates,
        ActionSequenceBatch candidates,
        ReadOnlySpan<float> returns,
        ReadOnlySpan<float> disagreements)
    {
        ArgumentNullException.ThrowIfNull(candidates);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(candidates.Count, maximumCandidates, nameof(candidates));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(candidates.Horizon, robot.Planner.Horizon, nameof(candidates));
        ArgumentOutOfRangeException.ThrowIfNotEqual(
            candidates.ActionDimension, robot.Action.Count, nameof(candidates));
        ArgumentOutOfRangeException.ThrowIfLessThan(returns.Length, candidates.Count, nameof(returns));
        if (!disagreements.IsEmpty)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(disagreements.Length, candidates.Count, nameof(disagreements));
        }
    }

    /// <summary>Refuses committed actions, or room for a state, that do not fit.</summary>
    /// <exception cref="ArgumentException">Something does not.</exception>
    public static void Check(RobotDescription robot, ReadOnlySpan<float> actions, ReadOnlySpan<float> state)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(actions.Length % robot.Action.Count, 0, nameof(actions));
        ArgumentOutOfRangeException.ThrowIfNotEqual(state.Length, robot.State.Count, nameof(state));
    }
}
