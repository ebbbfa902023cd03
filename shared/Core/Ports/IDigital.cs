using System;

namespace MbRlRobot.Ports;

/// <summary>One digital line, an input or an output by its wiring.</summary>
/// <remarks>Used by one thread at a time. Calls neither allocate nor throw.</remarks>
public interface IDigital : IDisposable
{
    /// <summary>Whether the line is an output.</summary>
    bool IsOutput { get; }

    /// <summary>Reads the line; of an output, what is really there.</summary>
    /// <param name="isHigh">The level.</param>
    /// <returns>Only with <see cref="IoStatus.Ok"/> is the level meant.</returns>
    IoStatus Read(out bool isHigh);

    /// <summary>Drives the line.</summary>
    /// <param name="isHigh">The level.</param>
    /// <returns><see cref="IoStatus.NotEnabled"/> for an input.</returns>
    IoStatus Write(bool isHigh);
}
