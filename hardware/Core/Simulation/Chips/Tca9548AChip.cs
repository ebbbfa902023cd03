using System;

namespace MbRlRobot.Simulation.Chips;

/// <summary>
/// The one register of a TCA9548A (data sheet SCPS207H, section 7.5.4): of several bytes written the last one counts, and every
/// byte read is the register. No channel is open after power-up. Not modelled: the RESET pin, buses that hang.
/// </summary>
public sealed class Tca9548AChip : IRegisterChip
{
    private byte _control;

    /// <summary>Whether a channel is open.</summary>
    /// <param name="channel">Which: 0 to 7.</param>
    /// <returns>Several channels may be.</returns>
    public bool IsOpen(int channel) => (_control & (1 << channel)) != 0;

    /// <summary>Takes its power away and gives it back.</summary>
    public void LosePower() => _control = 0;

    /// <inheritdoc />
    public bool Transfer(ReadOnlySpan<byte> write, Span<byte> read)
    {
        if (!write.IsEmpty)
        {
            _control = write[^1];
        }

        read.Fill(_control);
        return true;
    }
}
