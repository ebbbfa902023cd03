using System;
using MbRlRobot.Ports;
using MbRlRobot.Robots;

namespace MbRlRobot.Drivers;

/// <summary>
/// An RC servo: the length of a pulse is the position it goes to. It gets no pulses before the first write, so that enabling
/// moves nothing. Coast ends the pulses (most servos go limp); hold leaves them at the last position written.
/// </summary>
public sealed class RcServo : IActuator
{
    private readonly IPwm _pwm;
    private readonly StopPolicy _stop;
    private readonly Interval _limits;
    private readonly Interval _pulse;
    private bool _isEnabled;
    private bool _isPulsing;

    /// <summary>Takes a servo; it is stopped.</summary>
    /// <param name="channel">The action it takes.</param>
    /// <param name="pwm">Its pulses, owned.</param>
    /// <param name="stop">What it does at a stop: coast or hold; a ramp ends in coasting.</param>
    /// <param name="limits">The action at the shortest and at the longest pulse, in its unit.</param>
    /// <param name="pulse">The shortest and the longest pulse, s; never left.</param>
    public RcServo(string channel, IPwm pwm, StopPolicy stop, Interval limits, Interval pulse)
    {
        ArgumentNullException.ThrowIfNull(channel);
        ArgumentNullException.ThrowIfNull(pwm);
        (Channel, _pwm, _stop, _limits, _pulse) = (channel, pwm, stop, limits, pulse);
    }

    /// <inheritdoc />
    public string Channel { get; }

    /// <inheritdoc />
    public IoStatus Enable()
    {
        IoStatus status = Cut();
        _isEnabled = status == IoStatus.Ok;
        return status;
    }

    /// <inheritdoc />
    public IoStatus Write(double value)
    {
        if (!_isEnabled)
        {
            return IoStatus.NotEnabled;
        }

        double share = (value - _limits.Low) / (_limits.High - _limits.Low);
        if (!double.IsFinite(share))
        {
            return IoStatus.TransferFailed;
        }

        double seconds = _pulse.Low + (Math.Clamp(share, 0, 1) * (_pulse.High - _pulse.Low));
        IoStatus status = _pwm.SetDutyCycle(seconds * _pwm.FrequencyHertz);
        if (status != IoStatus.Ok || _isPulsing)
        {
            return status;
        }

        status = _pwm.Start();
        _isPulsing = status == IoStatus.Ok;
        return status;
    }

    /// <inheritdoc />
    public IoStatus Stop()
    {
        if (_stop != StopPolicy.Hold)
        {
            return Cut();
        }

        _isEnabled = false;
        return IoStatus.Ok;
    }

    /// <inheritdoc />
    public IoStatus Cut()
    {
        (_isEnabled, _isPulsing) = (false, false);
        return _pwm.Stop();
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _ = Cut();
        _pwm.Dispose();
    }
}
