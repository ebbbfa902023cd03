using System;
using System.Device.Spi;
using MbRlRobot.Ports;

namespace MbRlRobot.Gpio.Transports;

/// <summary>
/// A device on SPI. Both directions go at once: what is read is what comes in behind the bytes written, under one chip select.
/// What succeeds allocates nothing; what fails throws inside the package, and is a status here.
/// </summary>
/// <param name="device">The device, owned.</param>
internal sealed class SpiRegisterBus(SpiDevice device) : IRegisterBus
{
    /// <summary>The longest transfer, bytes; a longer one fails.</summary>
    public const int LongestTransfer = 256;

    /// <summary>How many transfers failed.</summary>
    public long Failures { get; private set; }

    /// <inheritdoc />
    public IoStatus Transfer(ReadOnlySpan<byte> write, Span<byte> read)
    {
        int length = write.Length + read.Length;
        if (length > LongestTransfer)
        {
            Failures++;
            return IoStatus.TransferFailed;
        }

        try
        {
            Send(write, read, length);
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

    private void Send(ReadOnlySpan<byte> write, Span<byte> read, int length)
    {
        if (read.IsEmpty)
        {
            device.Write(write);
            return;
        }

        Span<byte> sent = stackalloc byte[LongestTransfer];
        Span<byte> received = stackalloc byte[LongestTransfer];
        sent[..length].Clear();
        write.CopyTo(sent);
        device.TransferFullDuplex(sent[..length], received[..length]);
        received[write.Length..length].CopyTo(read);
    }
}
