using System;
using MbRlRobot.Ports;

namespace MbRlRobot.Drivers;

/// <summary>A part on the board that measures one channel.</summary>
/// <remarks>Used by one thread at a time. <see cref="Read"/> neither allocates nor throws. Disposing lets its lines go.</remarks>
public interface ISensor : IDisposable
{
    /// <summary>The channel it gives.</summary>
    string Channel { get; }

    /// <summary>Measures.</summary>
    /// <param name="value">The value, in the channel's unit.</param>
    /// <returns>Only with <see cref="IoStatus.Ok"/> is the value meant.</returns>
    IoStatus Read(out double value);
}
