using System;

namespace MbRlRobot.Expressions;

/// <summary>What an expression reads, itself or through a let.</summary>
[Flags]
public enum ExpressionUse
{
    /// <summary>Nothing: the expression is constant.</summary>
    None = 0,

    /// <summary>A state, as it is before the step: <c>theta</c>.</summary>
    State = 1,

    /// <summary>A state, as it is after the step: <c>theta'</c>.</summary>
    NextState = 2,

    /// <summary>An action, as applied during the step: <c>force</c>.</summary>
    Action = 4,

    /// <summary>An action, as applied one control period earlier: <c>prev(force)</c>.</summary>
    PreviousAction = 8,

    /// <summary>A parameter of the robot, constant over a rollout: <c>goalX</c>.</summary>
    Parameter = 16,

    /// <summary>Seconds since the episode began: <c>time</c>.</summary>
    Time = 32,

    /// <summary>All of them.</summary>
    Everything = State | NextState | Action | PreviousAction | Parameter | Time,
}
