using System;
using System.Linq;
using MbRlRobot.Dynamics;
using MbRlRobot.Loop;
using MbRlRobot.Ports;
using MbRlRobot.Robots;

namespace MbRlRobot.Resetting;

/// <summary>
/// Drives the robot to its home pose, slowly, and holds it there for a second; then stops it and waits until it has come to rest there; where it has drifted away
/// meanwhile, it drives again. Fails where that takes too long, where the drives fail, and where a position runs away from home.
/// </summary>
public sealed class HomeReset : IEpisodeReset
{
    private readonly IRobotIo _io;
    private readonly ResetDeadline _deadline;
    private readonly RestWatch _rest;
    private readonly HomeAxis[] _axes;
    private readonly ActionLimiter _limiter;
    private readonly double[] _actions;
    private bool _isDriving;
    private long _arrived;

    /// <summary>Takes a robot.</summary>
    /// <param name="robot">The robot, whose <c>reset.hardware</c> says what home is.</param>
    /// <param name="io">Its inputs and outputs, which stay the caller's.</param>
    public HomeReset(RobotDescription robot, IRobotIo io)
    {
        ArgumentNullException.ThrowIfNull(robot);
        ArgumentNullException.ThrowIfNull(io);
        HardwareResetDescription reset = robot.Reset.Hardware!;
        (_io, _deadline, _rest) = (io, new ResetDeadline(robot, reset.Timeout), new RestWatch(robot));
        _axes = [.. robot.Action.Index().Where(each => reset.Home.ContainsKey(each.Item.Name))
            .Select(each => new HomeAxis(robot, each.Index, reset.Home[each.Item.Name], reset.SpeedLimit))];
        _limiter = new ActionLimiter(robot.Action, robot.IoPeriod);
        _actions = new double[robot.Action.Count];
    }

    /// <inheritdoc/>
    public string? Refusal => null;

    /// <inheritdoc/>
    public ResetProgress Begin(ulong seed, long nowNanoseconds, Span<float> parameters)
    {
        _deadline.Begin(seed, nowNanoseconds, parameters);
        foreach (HomeAxis axis in _axes)
        {
            axis.Begin();
        }

        return Enable(nowNanoseconds);
    }

    /// <inheritdoc/>
    public ResetProgress Tick(ReadOnlySpan<float> state, long nowNanoseconds) =>
        _deadline.HasPassed(nowNanoseconds) ? Fail()
        : _isDriving ? Drive(state, nowNanoseconds)
        : Rest(state, nowNanoseconds);

    /// <inheritdoc/>
    public string? Confirm() => "it is armed already, and on its way home";

    private ResetProgress Enable(long nowNanoseconds)
    {
        Array.Clear(_actions);
        (_isDriving, _arrived) = (true, nowNanoseconds);
        return _io.Enable() == IoStatus.Ok ? ResetProgress.Working : Fail();
    }

    private ResetProgress Drive(ReadOnlySpan<float> state, long nowNanoseconds)
    {
        bool isHome = true;
        bool runsAway = false;
        foreach (HomeAxis axis in _axes)
        {
            isHome &= axis.HasArrived(state);
            runsAway |= axis.RunsAway(state);
            _actions[axis.Action] = _limiter.Limit(axis.Action, (float)axis.Drive(state), (float)_actions[axis.Action]);
        }

        _arrived = isHome ? _arrived : nowNanoseconds;
        if (nowNanoseconds - _arrived < RestWatch.LastingNanoseconds)
        {
            return !runsAway && _io.Write(_actions) == IoStatus.Ok ? ResetProgress.Working : Fail();
        }

        _isDriving = false;
        _rest.Restart(nowNanoseconds);
        return _io.Stop() == IoStatus.Ok ? ResetProgress.Working : ResetProgress.Failed;
    }

    private ResetProgress Rest(ReadOnlySpan<float> state, long nowNanoseconds)
    {
        bool isHome = true;
        foreach (HomeAxis axis in _axes)
        {
            isHome &= axis.IsWithin(state);
        }

        return !isHome ? Enable(nowNanoseconds)
            : _rest.Update(state, nowNanoseconds) ? ResetProgress.Done
            : ResetProgress.Working;
    }

    private ResetProgress Fail()
    {
        _ = _io.Stop();
        return ResetProgress.Failed;
    }
}
