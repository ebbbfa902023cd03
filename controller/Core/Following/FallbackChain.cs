using System;
using System.Collections.Generic;
using MbRlRobot.Robots;

namespace MbRlRobot.Following;

/// <summary>
/// What drives while no fresh plan is there: the first of <c>safety.fallback</c> that can, and the stop policies once the latest plan
/// is too old, whatever stands before them.
/// </summary>
public sealed class FallbackChain
{
    /// <summary>How many control periods a plan may be older than one that is replaced in time, unless robot.json says.</summary>
    public const int Patience = 10;

    private readonly IReadOnlyList<FallbackKind> _kinds;

    /// <summary>Takes a robot's chain.</summary>
    /// <param name="robot">The robot.</param>
    /// <param name="delaySteps">d, the control periods after which plans take effect.</param>
    public FallbackChain(RobotDescription robot, int delaySteps)
    {
        ArgumentNullException.ThrowIfNull(robot);
        _kinds = robot.Safety.Fallback;
        LongestAge = robot.Safety.PlanAge is { } seconds
            ? (long)Math.Round(seconds / robot.ControlPeriod)
            : robot.Planner.ReplanEverySteps + delaySteps + Patience;
    }

    /// <summary>The oldest that the latest plan may become, in control periods since the one that it was made in.</summary>
    public long LongestAge { get; }

    /// <summary>Chooses what drives.</summary>
    /// <param name="hasTail">Whether the latest plan has an action for this period.</param>
    /// <param name="age">The control periods since the latest plan of use was begun.</param>
    /// <returns>One of <see cref="ActionSource.PlanTail"/>, Hold, Damp and Stop.</returns>
    public ActionSource Choose(bool hasTail, long age)
    {
        if (age > LongestAge)
        {
            return ActionSource.Stop;
        }

        for (int index = 0; index < _kinds.Count; index++)
        {
            if (_kinds[index] != FallbackKind.PlanTail || hasTail)
            {
                return SourceOf(_kinds[index]);
            }
        }

        return ActionSource.Stop;
    }

    private static ActionSource SourceOf(FallbackKind kind) => kind switch
    {
        FallbackKind.PlanTail => ActionSource.PlanTail,
        FallbackKind.Hold => ActionSource.Hold,
        FallbackKind.Damp => ActionSource.Damp,
        _ => ActionSource.Stop,
    };
}
