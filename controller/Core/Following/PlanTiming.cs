using System;
using MbRlRobot.Robots;

namespace MbRlRobot.Following;

/// <summary>When plans take effect.</summary>
/// <param name="DelaySteps">
/// d, the control periods from the one whose state a plan is made from to the first that it is followed in, at least 0. With 0 a plan
/// takes effect in the period that it is made in; the robot waits for it.
/// </param>
/// <param name="IsCompensated">
/// Whether a plan starts from where the committed actions will have taken the robot when it takes effect. Without it plans act for a
/// state that has passed: to be measured against.
/// </param>
public sealed record PlanTiming(int DelaySteps = 0, bool IsCompensated = true)
{
    /// <summary>What a robot is described with.</summary>
    /// <param name="planner">How it plans.</param>
    /// <param name="isLockstep">Whether time stands still while it plans: then there is no delay unless it is asked for.</param>
    /// <returns>The delay of robot.json; where it has none, 0 in lockstep and 1 in real time.</returns>
    public static PlanTiming Of(PlannerDescription planner, bool isLockstep)
    {
        ArgumentNullException.ThrowIfNull(planner);
        return new PlanTiming(planner.DelaySteps ?? (isLockstep ? 0 : 1));
    }
}
