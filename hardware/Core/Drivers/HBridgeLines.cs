using System;
using MbRlRobot.Ports;

namespace MbRlRobot.Drivers;

/// <summary>What an H-bridge is wired to.</summary>
/// <param name="Pwm">The pulses.</param>
/// <param name="Direction">High forwards; with <paramref name="Reverse"/>, high forwards only.</param>
/// <param name="Reverse">High backwards; null where one line tells the direction.</param>
/// <param name="Enable">High while the bridge has power; null where it always has.</param>
public sealed record HBridgeLines(IPwm Pwm, IDigital Direction, IDigital? Reverse = null, IDigital? Enable = null) : IDisposable
{
    /// <inheritdoc />
    public void Dispose()
    {
        Enable?.Dispose();
        Pwm.Dispose();
        Direction.Dispose();
        Reverse?.Dispose();
    }
}
