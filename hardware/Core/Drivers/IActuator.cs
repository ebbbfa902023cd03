using System;
using MbRlRobot.Ports;

namespace MbRlRobot.Drivers;

/// <summary>A part on the board that takes one action.</summary>
/// <remarks>
/// Used by one thread at a time. Calls neither allocate nor throw. A new one is stopped; disposing stops it whatever its stop
/// policy, and lets its lines go.
/// </remarks>
public interface IActuator : IDisposable
{
    /// <summary>The action it takes.</summary>
    string Channel { get; }

    /// <summary>Lets <see cref="Write"/> reach the motor; it is at rest until then.</summary>
    /// <returns>Anything but <see cref="IoStatus.Ok"/> leaves it stopped.</returns>
    IoStatus Enable();

    /// <summary>Drives.</summary>
    /// <param name="value">The action, in its unit.</param>
    /// <returns><see cref="IoStatus.NotEnabled"/> while stopped; otherwise whether the motor has it.</returns>
    IoStatus Write(double value);

    /// <summary>Carries out the stop policy; ramps are those of whoever calls.</summary>
    /// <returns>Whether the motor is known to be stopped.</returns>
    IoStatus Stop();

    /// <summary>Cuts the motor off, whatever the stop policy.</summary>
    /// <returns>Whether it is known to be without drive.</returns>
    IoStatus Cut();
}
