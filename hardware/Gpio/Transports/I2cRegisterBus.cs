using System;
using System.Device.I2c;
using MbRlRobot.Ports;

namespace MbRlRobot.Gpio.Transports;

/// <summary>
/// A device on I2C. A write and a read are one call to the kernel with a repeated start between them. What succeeds allocates
/// nothing; what fails throws inside the package, and is a status here.
/// </summary>
/// <param name="device">The device, owned.</param>
internal sealed class I2cRegisterBus(I2cDevice device) : IRegisterBus
{
    /// <summary>How many transfers failed.</summary>
    public long Failures { get; private set; }

    /// <inheritdoc />
    public IoStatus Transfer(ReadOnlySpan<byte> write, Span<byte> read)
    {
        try
        {
            Send(write, read);
            return IoStatus.Ok;
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            Failures++;
            return TransferFault.StatusOf(fault);
        }
    }

    /// <inheritdoc />
    public void Dispose() => device.Dispose();

    private void Send(ReadOnlySpan<byte> write, Span<byte> read)
    {
        if (read.IsEmpty)
        {
            device.Write(write);
        }
        else if (write.IsEmpty)
        {
            device.Read(read);
        }
        else
        {
            device.WriteRead(write, read);
        }
    }
}
