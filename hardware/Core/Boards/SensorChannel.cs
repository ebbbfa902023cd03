using MbRlRobot.Drivers;
using MbRlRobot.Ports;

namespace MbRlRobot.Boards;

/// <summary>A sensor with what is known of it: its last value, how old that is, and how often it failed.</summary>
/// <param name="sensor">The sensor.</param>
public sealed class SensorChannel(ISensor sensor)
{
    /// <summary>The channel.</summary>
    public string Name => sensor.Channel;

    /// <summary>The last value that was measured, in the channel's unit; 0 before the first.</summary>
    public double Value { get; private set; }

    /// <summary>When it was measured, ns on the loop's clock; the lowest number before the first.</summary>
    public long StampNanoseconds { get; private set; } = long.MinValue;

    /// <summary>How the last reading went.</summary>
    public IoStatus Status { get; private set; } = IoStatus.Stale;

    /// <summary>How many readings failed.</summary>
    public long Failures { get; private set; }

    /// <summary>Measures; a reading that fails leaves value and stamp as they were.</summary>
    /// <param name="nowNanoseconds">The time, ns on the loop's clock.</param>
    /// <returns>How it went.</returns>
    public IoStatus Read(long nowNanoseconds)
    {
        Status = sensor.Read(out double value);
        if (Status == IoStatus.Ok)
        {
            (Value, StampNanoseconds) = (value, nowNanoseconds);
        }
        else
        {
            Failures++;
        }

        return Status;
    }
}
