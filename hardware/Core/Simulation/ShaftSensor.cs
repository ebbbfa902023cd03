using System;

namespace MbRlRobot.Simulation;

/// <summary>A sensor whose chip sees a position of the plant.</summary>
/// <param name="position">The plant's channel.</param>
/// <param name="show">Moves the chip's shaft to a value of the channel.</param>
internal sealed class ShaftSensor(int position, Action<double> show) : IRigSensor
{
    /// <inheritdoc />
    public int Position => position;

    /// <inheritdoc />
    public void Show(double value) => show(value);
}
