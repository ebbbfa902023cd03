using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using MbRlRobot.Dynamics;
using MbRlRobot.Ports;
using MbRlRobot.Robots;

namespace MbRlRobot.Calibration;

/// <summary>
/// A robot while it is calibrated: read every I/O period, which gives the watchdog its edges, and driven only through its limits
/// and slews, inside its soft limits. Whatever goes wrong stops the outputs, and so does the bench's end.
/// </summary>
internal sealed class CalibrationBench : IDisposable
{
    private readonly RobotDescription _robot;
    private readonly IRobotIo _io;
    private readonly ILoopClock _clock;
    private readonly IOperator _operator;
    private readonly CancellationToken _end;
    private readonly SimulatedHands? _hands;
    private readonly ActionLimiter _limiter;
    private readonly Dictionary<string, int> _indexOf;
    private readonly Dictionary<string, int> _actionOf;
    private readonly double[] _channels;
    private readonly double[] _actions;
    private readonly long _periodNanoseconds;
    private long _point;
    private bool _isDriving;

    /// <summary>Takes a robot; its outputs are stopped.</summary>
    /// <param name="robot">The robot.</param>
    /// <param name="io">Its inputs and outputs, owned.</param>
    /// <param name="clock">The time; a simulated robot's passes with it.</param>
    /// <param name="helper">Who is at the robot.</param>
    /// <param name="end">Asks for the end.</param>
    public CalibrationBench(RobotDescription robot, IRobotIo io, ILoopClock clock, IOperator helper, CancellationToken end)
    {
        (_robot, _io, _clock, _operator, _end) = (robot, io, clock, helper, end);
        _hands = io is ISimulatedIo simulated ? new SimulatedHands(simulated, robot.IoPeriod) : null;
        _limiter = new ActionLimiter(robot.Action, robot.IoPeriod);
        _indexOf = io.Channels.Index().ToDictionary(each => each.Item, each => each.Index);
        _actionOf = robot.Action.Index().ToDictionary(each => each.Item.Name, each => each.Index);
        _channels = new double[io.Channels.Count];
        _actions = new double[robot.Action.Count];
        _periodNanoseconds = (long)Math.Round(1e9 * robot.IoPeriod);
        _point = clock.NowNanoseconds;
    }

    /// <summary>The person at the robot.</summary>
    public IOperator Operator => _operator;

    /// <summary>A channel of the last reading, in its unit.</summary>
    public double this[string channel] => _channels[_indexOf[channel]];

    /// <summary>How many ticks a time has.</summary>
    public int Ticks(double seconds) => (int)Math.Ceiling(seconds / _robot.IoPeriod);

    /// <summary>Lets an I/O period pass, and reads.</summary>
    /// <exception cref="IOException">A sensor cannot be read, or a driven robot has left its soft limits; the outputs are stopped.</exception>
    /// <exception cref="OperationCanceledException">The end was asked for; the outputs are stopped.</exception>
    public void Tick()
    {
        if (_end.IsCancellationRequested)
        {
            Stop();
            _end.ThrowIfCancellationRequested();
        }

        _point = Math.Max(_point + _periodNanoseconds, _clock.NowNanoseconds);
        _clock.SleepUntil(_point);
        IoStatus status = _io is ISimulatedIo simulated ? simulated.Advance(_robot.IoPeriod) : IoStatus.Ok;
        status = status == IoStatus.Ok ? _io.Read(_channels, out _) : status;
        Require(status, "the sensors cannot be read");
        if (_isDriving)
        {
            CheckLimits();
        }
    }

    /// <summary>Has something done by hand, with the outputs stopped.</summary>
    /// <param name="request">What.</param>
    /// <param name="isSeen">Looks after each tick whether it has happened; null where somebody has to say so.</param>
    public void ByHand(HandRequest request, Func<bool>? isSeen = null)
    {
        Stop();
        bool TickAndLook()
        {
            Tick();
            _operator.Show(_io.Channels, _channels);
            return isSeen?.Invoke() ?? false;
        }

        _operator.Do(request, TickAndLook);
        _hands?.Do(request, TickAndLook);
    }

    /// <summary>Gives the drives power, at rest.</summary>
    public void Enable()
    {
        Array.Clear(_actions);
        Require(_io.Enable(), "the drives cannot be enabled: a contact is open, or they have no power");
        _isDriving = true;
    }

    /// <summary>Drives one action for the next period; the others are at rest.</summary>
    /// <param name="name">Which action.</param>
    /// <param name="value">Its value, in its unit; the robot's limits and slews apply.</param>
    public void Drive(string name, double value)
    {
        int action = _actionOf[name];
        _actions[action] = _limiter.Limit(action, (float)value, (float)_actions[action]);
        Require(_io.Write(_actions), "the drives took no action: a contact has opened, or their power was cut");
    }

    /// <summary>Stops the outputs.</summary>
    public void Stop()
    {
        _isDriving = false;
        IoStatus status = _io.Stop();
        if (status != IoStatus.Ok)
        {
            throw new IOException($"The outputs are NOT known to be stopped ({status}): cut the robot's power.");
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _ = _io.Stop();
        _io.Dispose();
    }

    private void CheckLimits()
    {
        foreach (StateDescription state in _robot.State.Where(state => state.Channel is not null))
        {
            Interval limits = state.SoftLimits ?? state.Limits;
            double value = this[state.Channel!];
            if (state.Kind == StateKind.Linear && !limits.Contains(value))
            {
                Stop();
                throw new CalibrationFailedException(
                    FormattableString.Invariant($"{state.Name} is {value:G4} {state.Unit} while the robot drives; allowed: {limits}. The outputs are stopped."));
            }
        }
    }

    private void Require(IoStatus status, string what)
    {
        if (status != IoStatus.Ok)
        {
            Stop();
            throw new IOException($"{char.ToUpperInvariant(what[0])}{what[1..]} ({status}). The outputs are stopped.");
        }
    }
}
