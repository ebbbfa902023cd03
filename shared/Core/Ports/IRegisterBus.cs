using System;

namespace MbRlRobot.Ports;

/// <summary>One device on a bus: an I2C address or an SPI chip select.</summary>
/// <remarks>Used by one thread at a time. Transfers neither allocate nor throw.</remarks>
public interface IRegisterBus : IDisposable
{
    /// <summary>
    /// One transaction: writes, then reads, without letting the bus go in between (I2C: repeated start; SPI: the same chip
    /// select, the bytes read being those clocked in after the write).
    /// </summary>
    /// <param name="write">The bytes to send; may be empty.</param>
    /// <param name="read">Receives the answer; may be empty.</param>
    /// <returns>Only with <see cref="IoStatus.Ok"/> is <paramref name="read"/> filled.</returns>
    IoStatus Transfer(ReadOnlySpan<byte> write, Span<byte> read);
}
