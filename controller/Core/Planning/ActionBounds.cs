using System;
using MbRlRobot.Dynamics;
using MbRlRobot.Robots;

namespace MbRlRobot.Planning;

/// <summary>The box of a robot's actions, and what its gate makes of a sequence.</summary>
internal sealed class ActionBounds(RobotDescription robot)
{
    private readonly ActionLimiter _limiter = new(robot.Action, robot.ControlPeriod);

    /// <summary>da, the actions.</summary>
    public int Dimension => _limiter.Dimension;

    public float Low(int action) => _limiter.Low(action);

    public float High(int action) => _limiter.High(action);

    public float HalfRange(int action) => (High(action) / 2) - (Low(action) / 2);

    public float Middle(int action) => (High(action) / 2) + (Low(action) / 2);

    /// <summary>The nearest value within the limits.</summary>
    public float Clip(int action, float value) => Math.Clamp(value, Low(action), High(action));

    /// <summary>Limits and slews a sequence [H][da] in place, from the action applied before it.</summary>
    public void Limit(ReadOnlySpan<float> previousAction, Span<float> sequence)
    {
        for (int at = 0; at < sequence.Length; at++)
        {
            int action = at % Dimension;
            float previous = at < Dimension ? Known(action, previousAction[at]) : sequence[at - Dimension];
            sequence[at] = _limiter.Limit(action, sequence[at], previous);
        }
    }

    /// <summary>Fills a sequence with the action applied before it, limited: what to do without a plan.</summary>
    public void Hold(ReadOnlySpan<float> previousAction, Span<float> sequence)
    {
        for (int at = 0; at < sequence.Length; at++)
        {
            int action = at % Dimension;
            sequence[at] = Clip(action, Known(action, previousAction[action]));
        }

        Limit(previousAction, sequence);
    }

    /// <summary>The action applied before, or the middle where nobody knows it: no sequence may become infinite or NaN.</summary>
    private float Known(int action, float previous) => float.IsFinite(previous) ? previous : Middle(action);
}
