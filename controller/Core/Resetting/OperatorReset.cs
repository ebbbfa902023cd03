using System;
using MbRlRobot.Loop;
using MbRlRobot.Robots;

namespace MbRlRobot.Resetting;

/// <summary>
/// Waits, with the outputs stopped, until a person has put the robot in place and says so by arming it once more; fails where
/// that takes too long.
/// </summary>
public sealed class OperatorReset : IEpisodeReset
{
    private readonly RobotDescription _robot;
    private readonly ResetDeadline _deadline;
    private readonly RestWatch _rest;
    private readonly float[] _state;
    private bool _isWaiting;
    private bool _isConfirmed;

    /// <summary>Takes a robot.</summary>
    /// <param name="robot">The robot.</param>
    /// <param name="timeoutSeconds">The most that it may take, s.</param>
    public OperatorReset(RobotDescription robot, double timeoutSeconds)
    {
        ArgumentNullException.ThrowIfNull(robot);
        (_robot, _deadline, _rest) = (robot, new ResetDeadline(robot, timeoutSeconds), new RestWatch(robot));
        _state = new float[robot.State.Count];
    }

    /// <inheritdoc/>
    public string? Refusal => null;

    /// <inheritdoc/>
    public ResetProgress Begin(ulong seed, long nowNanoseconds, Span<float> parameters)
    {
        _deadline.Begin(seed, nowNanoseconds, parameters);
        (_isWaiting, _isConfirmed) = (false, false);
        return ResetProgress.Working;
    }

    /// <inheritdoc/>
    public ResetProgress Tick(ReadOnlySpan<float> state, long nowNanoseconds)
    {
        state.CopyTo(_state);
        _isWaiting = true;
        if (!_isConfirmed && !_deadline.HasPassed(nowNanoseconds))
        {
            return ResetProgress.Working;
        }

        _isWaiting = false;
        return _isConfirmed ? ResetProgress.Done : ResetProgress.Failed;
    }

    /// <inheritdoc/>
    public string? Confirm()
    {
        if (!_isWaiting || _isConfirmed)
        {
            return "it is armed already";
        }

        if (_rest.Outside(_state) is >= 0 and var outside)
        {
            StateDescription state = _robot.State[outside];
            return FormattableString.Invariant($"it is not in place: {state.Name} is {_state[outside]:G4} {state.Unit}; allowed: {state.Limits}");
        }

        _isConfirmed = true;
        return null;
    }
}
