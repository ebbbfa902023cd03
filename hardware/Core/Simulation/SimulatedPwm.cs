using System;
using MbRlRobot.Ports;
using MbRlRobot.Simulation.Faults;

namespace MbRlRobot.Simulation;

/// <summary>An output of a PWM controller, as Linux drives one: period and pulse in whole nanoseconds.</summary>
public sealed class SimulatedPwm : IPwm
{
    private readonly TransferLosses _losses;
    private readonly long _periodNanoseconds;
    private long _pulseNanoseconds;
    private bool _isStarted;

    /// <summary>An output without pulses.</summary>
    /// <param name="frequencyHertz">The pulses' frequency.</param>
    /// <param name="losses">Which calls are dropped.</param>
    public SimulatedPwm(double frequencyHertz, TransferLosses losses)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(frequencyHertz);
        (_losses, _periodNanoseconds) = (losses, (long)Math.Round(1e9 / frequencyHertz));
    }

    /// <inheritdoc />
    public double FrequencyHertz => 1e9 / _periodNanoseconds;

    /// <summary>What the pin gives: the share of a period that it is high.</summary>
    public double DutyCycle => _isStarted ? (double)_pulseNanoseconds / _periodNanoseconds : 0;

    /// <inheritdoc />
    public IoStatus SetDutyCycle(double dutyCycle)
    {
        if (_losses.DropsNext())
        {
            return IoStatus.TransferFailed;
        }

        _pulseNanoseconds = dutyCycle is >= 0 and <= 1 ? (long)(dutyCycle * _periodNanoseconds) : 0;
        return IoStatus.Ok;
    }

    /// <inheritdoc />
    public IoStatus Start()
    {
        if (_losses.DropsNext())
        {
            return IoStatus.TransferFailed;
        }

        _isStarted = true;
        return IoStatus.Ok;
    }

    /// <inheritdoc />
    public IoStatus Stop()
    {
        if (_losses.DropsNext())
        {
            return IoStatus.TransferFailed;
        }

        (_isStarted, _pulseNanoseconds) = (false, 0);
        return IoStatus.Ok;
    }

    /// <inheritdoc />
    public void Dispose() => (_isStarted, _pulseNanoseconds) = (false, 0);
}
