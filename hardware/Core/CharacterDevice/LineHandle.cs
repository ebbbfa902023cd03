using System;
using System.IO;
using Microsoft.Win32.SafeHandles;

namespace MbRlRobot.CharacterDevice;

/// <summary>A line that was given away. Reading and writing are one call to the kernel each, and allocate nothing.</summary>
public sealed class LineHandle : IDisposable
{
    private readonly SafeFileHandle _request;

    internal LineHandle(SafeFileHandle request, bool isOutput) => (_request, IsOutput) = (request, isOutput);

    /// <summary>Whether it is driven.</summary>
    public bool IsOutput { get; }

    /// <summary>Reads the line.</summary>
    /// <returns>Whether it is high.</returns>
    /// <exception cref="IOException">The kernel refuses.</exception>
    public bool Read()
    {
        LineValues values = new() { Mask = 1 };
        GpioDevice.Call(_request, GpioDevice.GetValues, ref values);
        return (values.Bits & 1) != 0;
    }

    /// <summary>Drives the line.</summary>
    /// <param name="isHigh">The level.</param>
    /// <exception cref="IOException">The kernel refuses.</exception>
    public void Write(bool isHigh)
    {
        LineValues values = new() { Bits = isHigh ? 1u : 0, Mask = 1 };
        GpioDevice.Call(_request, GpioDevice.SetValues, ref values);
    }

    /// <inheritdoc />
    public void Dispose() => _request.Dispose();
}
