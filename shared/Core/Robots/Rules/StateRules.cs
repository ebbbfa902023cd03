using System;
using System.Linq;
using MbRlRobot.Configuration;
using MbRlRobot.Transitions;

namespace MbRlRobot.Robots.Rules;

/// <summary>The state vector: limits, roles and where each state comes from.</summary>
internal static class StateRules
{
    /// <summary>Where angles live; a little wider than pi, for limits that were written with few digits.</summary>
    private static readonly Interval Circle = new(-Math.PI - 1e-3, Math.PI + 1e-3);

    public static void Check(RobotDescription robot, ProblemList problems)
    {
        problems.Range("$.state", robot.State.Count, 1, TransitionSchema.MaximumDimension, "states");
        problems.Require(
            robot.State.Any(state => state.Role.IsLearned), "$.state", "without a learned state", "at least one state with the role \"learned\"");
        for (int index = 0; index < robot.State.Count; index++)
        {
            string path = $"$.state[{index}]";
            CheckLimits(robot.State[index], path, problems);
            if (robot.State[index].Role.IsLearned)
            {
                SourceRules.Check(robot, robot.State[index], path, problems);
            }
            else
            {
                LaggedActionRules.Check(robot, robot.State[index], path, problems);
            }
        }
    }

    private static void CheckLimits(StateDescription state, string path, ProblemList problems)
    {
        IntervalRules.Ordered($"{path}.limits", state.Limits, problems);
        if (state.Kind == StateKind.Angle)
        {
            problems.Require(Circle.Contains(state.Limits), $"{path}.limits", state.Limits.ToString(), "angles in [-pi, pi], in radians");
        }

        if (state.SoftLimits is { } soft)
        {
            IntervalRules.Within($"{path}.softLimits", soft, state.Limits, "limits", problems);
        }
    }
}
