using System;
using MbRlRobot.Ports;

namespace MbRlRobot.Drivers;

/// <summary>An input of a converter from voltages to numbers.</summary>
/// <remarks>Used by one thread at a time. <see cref="Read"/> does not throw; what succeeds allocates nothing.</remarks>
public interface IAnalogInput : IDisposable
{
    /// <summary>Measures.</summary>
    /// <param name="steps">What the converter says, in its own steps.</param>
    /// <returns>Only with <see cref="IoStatus.Ok"/> are the steps meant.</returns>
    IoStatus Read(out int steps);
}
