using System;
using MbRlRobot.Ports;

namespace MbRlRobot.TestKit.Doubles;

/// <summary>A device of 16 registers in memory; the first byte written names the register at which a transfer begins.</summary>
public sealed class RegisterFile : IRegisterBus
{
    private readonly byte[] _registers = new byte[16];

    /// <summary>The register that the next byte goes to or comes from.</summary>
    private int _at;

    /// <summary>Whether the device answers.</summary>
    public bool IsPlugged { get; set; } = true;

    /// <inheritdoc />
    public IoStatus Transfer(ReadOnlySpan<byte> write, Span<byte> read)
    {
        if (!IsPlugged)
        {
            return IoStatus.TransferFailed;
        }

        if (!write.IsEmpty)
        {
            _at = write[0];
            foreach (byte value in write[1..])
            {
                _registers[_at++ % _registers.Length] = value;
            }
        }

        for (int index = 0; index < read.Length; index++)
        {
            read[index] = _registers[_at++ % _registers.Length];
        }

        return IoStatus.Ok;
    }

    /// <inheritdoc />
    public void Dispose() => IsPlugged = false;
}
