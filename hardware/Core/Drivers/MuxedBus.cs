using System;
using MbRlRobot.Ports;

namespace MbRlRobot.Drivers;

/// <summary>
/// A device behind a channel of a TCA9548A. A transfer is preceded by one to the chip where another channel was open, and after
/// a transfer that failed: a chip that was without power has closed all channels.
/// </summary>
/// <param name="bank">The chips of the bus, not owned.</param>
/// <param name="chip">The device's chip.</param>
/// <param name="channel">The device's channel.</param>
/// <param name="device">The device, as if its channel were open; owned.</param>
public sealed class MuxedBus(Tca9548ABank bank, Tca9548A chip, int channel, IRegisterBus device) : IRegisterBus
{
    /// <inheritdoc />
    public IoStatus Transfer(ReadOnlySpan<byte> write, Span<byte> read)
    {
        IoStatus status = bank.Select(chip, channel);
        status = status == IoStatus.Ok ? device.Transfer(write, read) : status;
        if (status != IoStatus.Ok)
        {
            chip.Forget();
        }

        return status;
    }

    /// <inheritdoc />
    public void Dispose() => device.Dispose();
}
