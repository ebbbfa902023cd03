using System;
using MbRlRobot.Loop;
using MbRlRobot.Robots;

namespace MbRlRobot.Resetting;

/// <summary>Waits, with the outputs stopped, until the robot has come to rest inside its limits; fails where that takes too long.</summary>
public sealed class SettleReset : IEpisodeReset
{
    private readonly ResetDeadline _deadline;
    private readonly RestWatch _rest;

    /// <summary>Takes a robot.</summary>
    /// <param name="robot">The robot.</param>
    /// <param name="timeoutSeconds">The most that it may take, s.</param>
    public SettleReset(RobotDescription robot, double timeoutSeconds)
    {
        ArgumentNullException.ThrowIfNull(robot);
        (_deadline, _rest) = (new ResetDeadline(robot, timeoutSeconds), new RestWatch(robot));
    }

    /// <inheritdoc/>
    public string? Refusal => null;

    /// <inheritdoc/>
    public ResetProgress Begin(ulong seed, long nowNanoseconds, Span<float> parameters)
    {
        _deadline.Begin(seed, nowNanoseconds, parameters);
        _rest.Restart(nowNanoseconds);
        return ResetProgress.Working;
    }

    /// <inheritdoc/>
    public ResetProgress Tick(ReadOnlySpan<float> state, long nowNanoseconds) =>
        _rest.Update(state, nowNanoseconds) ? ResetProgress.Done
        : _deadline.HasPassed(nowNanoseconds) ? ResetProgress.Failed
        : ResetProgress.Working;

    /// <inheritdoc/>
    public string? Confirm() => "it is armed already, and waits until it has come to rest";
}
