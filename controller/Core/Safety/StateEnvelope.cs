using System;
using System.Collections.Generic;
using MbRlRobot.Robots;

namespace MbRlRobot.Safety;

/// <summary>
/// The states' limits as float32 states meet them: a limit is rounded as a state is, so that a cart which leans on a
/// stop at its limit is inside. Neither allocates nor throws after construction.
/// </summary>
public sealed class StateEnvelope
{
    /// <summary>
    /// An angle's limit as near to pi as this, rad, is the end of the circle, written with few digits.
    /// </summary>
    private const double CircleSlack = 0.01;
    private readonly StateBound[] _bounds;

    private StateEnvelope(List<StateBound> bounds) => _bounds = [.. bounds];

    /// <summary>What there is to keep.</summary>
    public IReadOnlyList<StateBound> Bounds => _bounds;

    /// <summary>The limits outside which a robot is stopped.</summary>
    /// <param name="robot">The robot.</param>
    /// <returns>The limits of all states; those of an angle that may go all around are never left.</returns>
    public static StateEnvelope Hard(RobotDescription robot)
    {
        ArgumentNullException.ThrowIfNull(robot);
        return Of(robot, state => state.Limits);
    }

    /// <summary>The limits outside which a particle pays the limit penalty.</summary>
    /// <param name="robot">The robot.</param>
    /// <returns>The soft limits of the states that have them.</returns>
    public static StateEnvelope Soft(RobotDescription robot)
    {
        ArgumentNullException.ThrowIfNull(robot);
        return Of(robot, state => state.SoftLimits);
    }

    /// <summary>The first state that is outside.</summary>
    /// <param name="state">The state: [ds].</param>
    /// <returns>Which; -1 for none. What is not a number is outside.</returns>
    public int FirstOutside(ReadOnlySpan<float> state)
    {
        foreach (ref readonly StateBound bound in _bounds.AsSpan())
        {
            if (!(state[bound.State] >= bound.Low && state[bound.State] <= bound.High))
            {
                return bound.State;
            }
        }

        return -1;
    }

    private static StateEnvelope Of(RobotDescription robot, Func<StateDescription, Interval?> limits)
    {
        List<StateBound> bounds = [];
        for (int index = 0; index < robot.State.Count; index++)
        {
            if (limits(robot.State[index]) is { } interval)
            {
                bounds.Add(Bound(robot.State[index], index, interval));
            }
        }

        return new StateEnvelope(bounds);
    }

    private static StateBound Bound(StateDescription state, int index, Interval limits)
    {
        bool isAngle = state.Kind == StateKind.Angle;
        return new StateBound(
            index,
            isAngle && limits.Low < CircleSlack - Math.PI ? -MathF.PI : (float)limits.Low,
            isAngle && limits.High > Math.PI - CircleSlack ? MathF.PI : (float)limits.High);
    }
}
