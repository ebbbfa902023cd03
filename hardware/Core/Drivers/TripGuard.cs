using System;
using MbRlRobot.Ports;

namespace MbRlRobot.Drivers;

/// <summary>A sensor whose channel must stay within a size, as a motor's current: beyond it, and where it cannot be read, it is open.</summary>
public sealed class TripGuard : IGuard
{
    private readonly ISensor _sensor;
    private readonly double _trip;

    /// <summary>Takes a sensor.</summary>
    /// <param name="sensor">The sensor, owned.</param>
    /// <param name="trip">The largest size, in the channel's unit.</param>
    public TripGuard(ISensor sensor, double trip)
    {
        ArgumentNullException.ThrowIfNull(sensor);
        (_sensor, _trip) = (sensor, trip);
    }

    /// <inheritdoc />
    public string Channel => _sensor.Channel;

    /// <inheritdoc />
    public bool IsOpen { get; private set; } = true;

    /// <inheritdoc />
    public IoStatus Read(out double value)
    {
        IoStatus status = _sensor.Read(out value);

        // what is no number is not within either
        IsOpen = status != IoStatus.Ok || !(Math.Abs(value) <= _trip);
        return status;
    }

    /// <inheritdoc />
    public void Dispose() => _sensor.Dispose();
}
