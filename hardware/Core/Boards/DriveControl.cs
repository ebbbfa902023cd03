using System;
using System.Collections.Generic;
using System.Linq;
using MbRlRobot.Drivers;
using MbRlRobot.Ports;
using MbRlRobot.Robots;

namespace MbRlRobot.Boards;

/// <summary>
/// The drives of a board together with their enable line. A stop carries out every action's stop policy; the line falls with it,
/// but for drives that ramp (until they are at rest) and for those that brake or hold, which need power (until the cut).
/// </summary>
internal sealed class DriveControl : IDisposable
{
    private readonly IActuator[] _actuators;
    private readonly StopPolicy[] _policies;
    private readonly double[] _slews;
    private readonly double[] _written;
    private readonly Pca9685[] _chips;
    private readonly EnableLine? _line;

    /// <summary>Takes drives, off.</summary>
    /// <param name="actions">The actions, [da].</param>
    /// <param name="actuators">The drive of each, owned: [da].</param>
    /// <param name="chips">The chips that send outputs together.</param>
    /// <param name="line">The enable line, owned; null where there is none.</param>
    public DriveControl(IReadOnlyList<ActionDescription> actions, IActuator[] actuators, Pca9685[] chips, EnableLine? line)
    {
        (_actuators, _chips, _line) = (actuators, chips, line);
        _policies = [.. actions.Select(action => action.Stop)];
        _slews = [.. actions.Select(action => action.Slew ?? double.PositiveInfinity)];
        _written = new double[actions.Count];
    }

    /// <summary>How they stand.</summary>
    public DriveState State { get; private set; }

    /// <summary>Gives the drives power, at rest.</summary>
    public IoStatus Enable()
    {
        IoStatus status = Cut();
        status = status == IoStatus.Ok ? _line?.TurnOn() ?? IoStatus.Ok : status;
        Array.Clear(_written);
        BeginBursts();
        for (int index = 0; index < _actuators.Length; index++)
        {
            status = status == IoStatus.Ok ? _actuators[index].Enable() : status;
        }

        status = Worse(status, EndBursts());
        State = DriveState.Enabled;
        return status == IoStatus.Ok ? status : After(status, Cut());
    }

    /// <summary>Drives.</summary>
    public IoStatus Write(ReadOnlySpan<double> actions)
    {
        if (State != DriveState.Enabled)
        {
            return IoStatus.NotEnabled;
        }

        actions.CopyTo(_written);
        return Send();
    }

    /// <summary>Carries out the stop policies; a ramp goes on in <see cref="Tend"/>.</summary>
    public IoStatus Stop()
    {
        if (State != DriveState.Enabled)
        {
            return State == DriveState.Off ? Cut() : IoStatus.Ok;
        }

        IoStatus status = IoStatus.Ok;
        bool isRamping = false;
        BeginBursts();
        for (int index = 0; index < _actuators.Length; index++)
        {
            if (_policies[index] == StopPolicy.Ramp && _written[index] != 0)
            {
                isRamping = true;
                continue;
            }

            status = Worse(status, _actuators[index].Stop());
        }

        status = Worse(status, EndBursts());
        State = DriveState.Ramping;
        return status != IoStatus.Ok ? After(status, Cut()) : isRamping ? status : Settle();
    }

    /// <summary>Cuts all drives off at once, whatever their stop policies.</summary>
    public IoStatus Cut()
    {
        IoStatus status = _line?.TurnOff() ?? IoStatus.Ok;
        BeginBursts();
        foreach (IActuator actuator in _actuators)
        {
            status = Worse(status, actuator.Cut());
        }

        status = Worse(status, EndBursts());
        State = DriveState.Off;
        return status;
    }

    /// <summary>What each period needs: an edge for the watchdog, a look at the drives' power, the next bit of a ramp.</summary>
    /// <param name="seconds">The time since the last call.</param>
    /// <returns>Anything but <see cref="IoStatus.Ok"/> has cut the drives off.</returns>
    public IoStatus Tend(double seconds)
    {
        if (State == DriveState.Off)
        {
            return IoStatus.Ok;
        }

        // first the look, then the edge: it would bring back a power that the watchdog has cut
        IoStatus status = _line?.Confirm() ?? IoStatus.Ok;
        status = status == IoStatus.Ok ? _line?.Beat() ?? IoStatus.Ok : status;
        status = status == IoStatus.Ok && State == DriveState.Ramping ? Ramp(seconds) : status;
        return status == IoStatus.Ok ? status : After(status, Cut());
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _ = Cut();
        foreach (IActuator actuator in _actuators)
        {
            actuator.Dispose();
        }

        _line?.Dispose();
    }

    private IoStatus Ramp(double seconds)
    {
        bool isMoving = false;
        for (int index = 0; index < _written.Length; index++)
        {
            if (_policies[index] == StopPolicy.Ramp)
            {
                double size = Math.Max(Math.Abs(_written[index]) - (_slews[index] * seconds), 0);
                _written[index] = Math.CopySign(size, _written[index]);
                isMoving |= size > 0;
            }
        }

        IoStatus status = SendRamps();
        return status == IoStatus.Ok && !isMoving ? Settle() : status;
    }

    private IoStatus Send()
    {
        IoStatus status = IoStatus.Ok;
        BeginBursts();
        for (int index = 0; index < _actuators.Length; index++)
        {
            status = Worse(status, _actuators[index].Write(_written[index]));
        }

        return Worse(status, EndBursts());
    }

    private IoStatus SendRamps()
    {
        IoStatus status = IoStatus.Ok;
        BeginBursts();
        for (int index = 0; index < _actuators.Length; index++)
        {
            // those at rest were stopped with the stop, or are now
            status = _policies[index] != StopPolicy.Ramp ? status
                : Worse(status, _written[index] == 0 ? _actuators[index].Stop() : _actuators[index].Write(_written[index]));
        }

        return Worse(status, EndBursts());
    }

    private IoStatus Settle()
    {
        bool needsPower = false;
        foreach (StopPolicy policy in _policies)
        {
            needsPower |= policy is StopPolicy.Brake or StopPolicy.Hold;
        }

        State = needsPower ? DriveState.Holding : DriveState.Off;
        return needsPower ? IoStatus.Ok : _line?.TurnOff() ?? IoStatus.Ok;
    }

    private void BeginBursts()
    {
        foreach (Pca9685 chip in _chips)
        {
            chip.BeginBurst();
        }
    }

    private IoStatus EndBursts()
    {
        IoStatus status = IoStatus.Ok;
        foreach (Pca9685 chip in _chips)
        {
            status = Worse(status, chip.EndBurst());
        }

        return status;
    }

    private static IoStatus Worse(IoStatus first, IoStatus second) => first == IoStatus.Ok ? second : first;

    /// <summary>The status that led to a cut, whatever became of the cut.</summary>
    private static IoStatus After(IoStatus cause, IoStatus cut) => Worse(cause, cut);
}
