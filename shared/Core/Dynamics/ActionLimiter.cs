using System;
using System.Collections.Generic;
using System.Linq;
using MbRlRobot.Numerics;
using MbRlRobot.Robots;

namespace MbRlRobot.Dynamics;

/// <summary>
/// What the robot's gate does to an action: clamped to what its slew lets it change in a control period from the action
/// applied before, then to its limits. The same function limits candidates inside rollouts, so that the planner knows
/// what the gate will do.
/// </summary>
/// <remarks>
/// The limits come last and always win: from an action applied before that lies outside them, or is no number, the next
/// one is inside even where that takes more than the slew.
/// </remarks>
public sealed class ActionLimiter
{
    private readonly float[] _low;
    private readonly float[] _high;
    private readonly float[] _largestChange;

    /// <summary>Takes limits and slews of a robot.</summary>
    /// <param name="actions">Its actions.</param>
    /// <param name="controlPeriod">Seconds an action is held.</param>
    public ActionLimiter(IReadOnlyList<ActionDescription> actions, double controlPeriod)
    {
        ArgumentNullException.ThrowIfNull(actions);
        _low = [.. actions.Select(action => (float)action.Limits.Low)];
        _high = [.. actions.Select(action => (float)action.Limits.High)];
        _largestChange = [.. actions
            .Select(action => (float)((action.Slew ?? double.PositiveInfinity) * controlPeriod))];
    }

    /// <summary>da, the actions.</summary>
    public int Dimension => _low.Length;

    /// <summary>The smallest value of an action, in its unit.</summary>
    /// <param name="action">Which action.</param>
    /// <returns>Its lower limit.</returns>
    public float Low(int action) => _low[action];

    /// <summary>The largest value of an action, in its unit.</summary>
    /// <param name="action">Which action.</param>
    /// <returns>Its upper limit.</returns>
    public float High(int action) => _high[action];

    /// <summary>Limits one action.</summary>
    /// <param name="action">Which action.</param>
    /// <param name="wanted">The value asked for, in its unit; NaN gives NaN.</param>
    /// <param name="previous">The value applied before.</param>
    /// <returns>The value that will be applied: inside the limits, or NaN.</returns>
    public float Limit(int action, float wanted, float previous)
    {
        float change = _largestChange[action];
        float slewed = Smaller(previous + change, Larger(previous - change, wanted));
        return Smaller(_high[action], Larger(_low[action], slewed));
    }

    /// <summary>
    /// Limits one action of many candidates; each lane as <see cref="Limit(int, float, float)"/> does it.
    /// </summary>
    /// <typeparam name="T">The lanes.</typeparam>
    /// <param name="action">Which action.</param>
    /// <param name="wanted">The values asked for, in its unit.</param>
    /// <param name="previous">The values applied before.</param>
    /// <returns>The values that will be applied.</returns>
    public T Limit<T>(int action, T wanted, T previous)
        where T : struct, ILanes<T>
    {
        T change = T.Broadcast(_largestChange[action]);
        T slewed = T.Min(previous + change, T.Max(previous - change, wanted));
        return T.Min(T.Broadcast(_high[action]), T.Max(T.Broadcast(_low[action]), slewed));
    }

    /// <summary>As lanes do it: the second where one is NaN.</summary>
    private static float Smaller(float left, float right) => left < right ? left : right;

    private static float Larger(float left, float right) => left > right ? left : right;
}
