using MbRlRobot.Ports;

namespace MbRlRobot.TestKit.Doubles;

/// <summary>A PWM output in memory.</summary>
public sealed class RecordedPwm : IPwm
{
    private bool _isStarted;
    private double _dutyCycle;

    /// <inheritdoc />
    public double FrequencyHertz => 20_000;

    /// <summary>The share of a period that the pin is high.</summary>
    public double Level => _isStarted ? _dutyCycle : 0;

    /// <inheritdoc />
    public IoStatus SetDutyCycle(double dutyCycle)
    {
        _dutyCycle = dutyCycle is >= 0 and <= 1 ? dutyCycle : 0;
        return IoStatus.Ok;
    }

    /// <inheritdoc />
    public IoStatus Start()
    {
        _isStarted = true;
        return IoStatus.Ok;
    }

    /// <inheritdoc />
    public IoStatus Stop()
    {
        (_isStarted, _dutyCycle) = (false, 0);
        return IoStatus.Ok;
    }

    /// <inheritdoc />
    public void Dispose() => Stop();
}
