using System;
using MbRlRobot.Dynamics;
using MbRlRobot.Robots;

namespace MbRlRobot.Safety;

/// <summary>
/// The last before the driver: limits and slews every action from the one applied before, by the function that limits
/// candidates inside rollouts, and lets nothing through that is no number. Allocates and throws nothing.
/// </summary>
public sealed class ActionGate
{
    private readonly ActionLimiter _limiter;
    private readonly float[] _previous;
    private readonly float[] _applied;
    private readonly double[] _written;

    /// <summary>Takes a robot's limits.</summary>
    /// <param name="robot">The robot.</param>
    public ActionGate(RobotDescription robot)
    {
        ArgumentNullException.ThrowIfNull(robot);
        _limiter = new ActionLimiter(robot.Action, robot.ControlPeriod);
        _previous = new float[robot.Action.Count];
        _applied = new float[robot.Action.Count];
        _written = new double[robot.Action.Count];
    }

    /// <summary>The action applied last: [da].</summary>
    public ReadOnlySpan<float> Applied => _applied;

    /// <summary>The action applied before it: [da].</summary>
    public ReadOnlySpan<float> Previous => _previous;

    /// <summary>What the driver is to be given: [da].</summary>
    public ReadOnlySpan<double> Written => _written;

    /// <summary>Whether the last action had to be limited.</summary>
    public bool IsSaturated { get; private set; }

    /// <summary>The actions are at rest.</summary>
    public void Rest()
    {
        Array.Clear(_previous);
        Array.Clear(_applied);
        Array.Clear(_written);
        IsSaturated = false;
    }

    /// <summary>Passes an action.</summary>
    /// <param name="wanted">The action asked for: [da].</param>
    /// <returns>False where a number is not finite: then nothing has changed.</returns>
    public bool TryPass(ReadOnlySpan<float> wanted)
    {
        if (!FiniteGuard.IsPassed(wanted))
        {
            return false;
        }

        _applied.CopyTo(_previous, 0);
        IsSaturated = false;
        for (int action = 0; action < _applied.Length; action++)
        {
            _applied[action] = _limiter.Limit(action, wanted[action], _previous[action]);
            _written[action] = _applied[action];
            IsSaturated |= _applied[action] != wanted[action];
        }

        return true;
    }
}
