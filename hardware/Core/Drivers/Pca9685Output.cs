using MbRlRobot.Ports;

namespace MbRlRobot.Drivers;

/// <summary>One output of a <see cref="Pca9685"/>, to 1/4096 of the period.</summary>
public sealed class Pca9685Output : IPwm
{
    private readonly Pca9685 _chip;
    private readonly int _output;
    private double _dutyCycle;
    private bool _isStarted;

    internal Pca9685Output(Pca9685 chip, int output) => (_chip, _output) = (chip, output);

    /// <inheritdoc />
    public double FrequencyHertz => _chip.FrequencyHertz;

    /// <inheritdoc />
    public IoStatus SetDutyCycle(double dutyCycle)
    {
        _dutyCycle = dutyCycle is >= 0 and <= 1 ? dutyCycle : 0;
        return _isStarted ? _chip.Set(_output, _dutyCycle) : IoStatus.Ok;
    }

    /// <inheritdoc />
    public IoStatus Start()
    {
        _isStarted = true;
        return _chip.Set(_output, _dutyCycle);
    }

    /// <inheritdoc />
    public IoStatus Stop()
    {
        (_isStarted, _dutyCycle) = (false, 0);
        return _chip.Set(_output, 0);
    }

    /// <inheritdoc />
    public void Dispose() => Stop();
}
