using System;
using MbRlRobot.Ports;

namespace MbRlRobot.Drivers;

/// <summary>A channel that follows a voltage: a potentiometer, a shunt.</summary>
public sealed class AnalogSensor : ISensor
{
    private readonly IAnalogInput _input;
    private readonly double _unitsPerStep;
    private readonly double _offset;

    /// <summary>Takes an input.</summary>
    /// <param name="channel">The channel it gives.</param>
    /// <param name="input">The input, owned.</param>
    /// <param name="unitsPerStep">The channel's change for a step of the converter; negative where it falls.</param>
    /// <param name="offset">The channel at 0 steps.</param>
    public AnalogSensor(string channel, IAnalogInput input, double unitsPerStep, double offset)
    {
        ArgumentNullException.ThrowIfNull(channel);
        ArgumentNullException.ThrowIfNull(input);
        (Channel, _input, _unitsPerStep, _offset) = (channel, input, unitsPerStep, offset);
    }

    /// <inheritdoc />
    public string Channel { get; }

    /// <inheritdoc />
    public IoStatus Read(out double value)
    {
        IoStatus status = _input.Read(out int steps);
        value = _offset + (_unitsPerStep * steps);
        return status;
    }

    /// <inheritdoc />
    public void Dispose() => _input.Dispose();
}
