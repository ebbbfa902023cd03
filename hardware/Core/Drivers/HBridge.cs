using System;
using MbRlRobot.Ports;
using MbRlRobot.Robots;

namespace MbRlRobot.Drivers;

/// <summary>
/// A DC motor behind an H-bridge: pulses for the size of the drive, one direction line or two, maybe an enable line. The duty
/// cycle goes to 0 before the direction changes, so that a reversal never drives the old way at the new duty cycle.
/// </summary>
/// <remarks>
/// Coast: no pulses, direction lines low, enable low. Brake: the same with the enable line left high, which shorts the windings
/// on bridges whose both low sides conduct then (DRV88xx in PH/EN mode, TB6612 with both inputs alike).
/// </remarks>
public sealed class HBridge : IActuator
{
    private readonly HBridgeLines _lines;
    private readonly StopPolicy _stop;
    private readonly double _fullScale;
    private readonly double _deadBand;
    private double _duty;
    private int _direction;
    private bool _isEnabled;

    /// <summary>Takes a bridge; it is stopped.</summary>
    /// <param name="channel">The action it takes.</param>
    /// <param name="lines">Its lines, owned.</param>
    /// <param name="stop">What it does at a stop: coast or brake; a ramp ends in coasting.</param>
    /// <param name="fullScale">The action at full duty cycle, in its unit; negative where the motor turns the other way.</param>
    /// <param name="deadBand">The duty cycle below which the motor does not move, which every drive gets added; 0 to below 1.</param>
    public HBridge(string channel, HBridgeLines lines, StopPolicy stop, double fullScale, double deadBand)
    {
        ArgumentNullException.ThrowIfNull(channel);
        ArgumentNullException.ThrowIfNull(lines);
        (Channel, _lines, _stop, _fullScale, _deadBand) = (channel, lines, stop, fullScale, deadBand);
    }

    /// <inheritdoc />
    public string Channel { get; }

    /// <inheritdoc />
    public IoStatus Enable()
    {
        _isEnabled = false;
        (_duty, _direction) = (0, 0);
        IoStatus status = Worse(_lines.Pwm.Stop(), Turn(0));
        status = Worse(status, _lines.Pwm.Start());
        status = Worse(status, _lines.Enable?.Write(true) ?? IoStatus.Ok);
        _isEnabled = status == IoStatus.Ok;
        if (!_isEnabled)
        {
            _ = Cut();
        }

        return status;
    }

    /// <inheritdoc />
    /// <remarks>A number that is not finite is no drive, and <see cref="IoStatus.TransferFailed"/>.</remarks>
    public IoStatus Write(double value)
    {
        if (!_isEnabled)
        {
            return IoStatus.NotEnabled;
        }

        double share = value / _fullScale;
        IoStatus status = double.IsFinite(share) ? Drive(share) : IoStatus.TransferFailed;
        if (status != IoStatus.Ok)
        {
            // what is there is not known: next time everything is sent again
            _ = _lines.Pwm.SetDutyCycle(0);
            (_duty, _direction) = (double.NaN, 0);
        }

        return status;
    }

    /// <inheritdoc />
    public IoStatus Stop() => Rest(keepsPower: _stop == StopPolicy.Brake && _isEnabled);

    /// <inheritdoc />
    public IoStatus Cut() => Rest(keepsPower: false);

    /// <inheritdoc />
    public void Dispose()
    {
        _ = Cut();
        _lines.Dispose();
    }

    private IoStatus Drive(double share)
    {
        double size = Math.Min(Math.Abs(share), 1);
        double duty = size == 0 ? 0 : _deadBand + ((1 - _deadBand) * size);
        int direction = Math.Sign(share);
        IoStatus status = IoStatus.Ok;
        if (direction != 0 && direction != _direction)
        {
            status = _duty == 0 ? IoStatus.Ok : _lines.Pwm.SetDutyCycle(0);
            status = status == IoStatus.Ok ? Turn(direction) : status;
        }

        status = status == IoStatus.Ok ? _lines.Pwm.SetDutyCycle(duty) : status;
        _duty = duty;
        return status;
    }

    /// <summary>Sets the direction lines; the one that falls goes first, so that both are never high.</summary>
    private IoStatus Turn(int direction)
    {
        _direction = direction;
        return direction >= 0
            ? Worse(_lines.Reverse?.Write(false) ?? IoStatus.Ok, _lines.Direction.Write(direction > 0))
            : Worse(_lines.Direction.Write(false), _lines.Reverse?.Write(true) ?? IoStatus.Ok);
    }

    private IoStatus Rest(bool keepsPower)
    {
        // every line is tried, whatever became of those before
        _isEnabled = false;
        IoStatus status = keepsPower ? _lines.Pwm.SetDutyCycle(0) : _lines.Pwm.Stop();
        status = Worse(status, Turn(0));
        (_duty, _direction) = (0, 0);
        return keepsPower ? status : Worse(status, _lines.Enable?.Write(false) ?? IoStatus.Ok);
    }

    private static IoStatus Worse(IoStatus first, IoStatus second) => first == IoStatus.Ok ? second : first;
}
