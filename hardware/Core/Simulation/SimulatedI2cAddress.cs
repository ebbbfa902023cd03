using System;
using System.Collections.Generic;
using MbRlRobot.Ports;
using MbRlRobot.Simulation.Chips;

namespace MbRlRobot.Simulation;

/// <summary>
/// An address of a simulated I2C bus with the devices that have it: one on the bus itself, or several behind channels. Where
/// two could answer at once they would garble each other, which is a failed transfer here.
/// </summary>
internal sealed class SimulatedI2cAddress : IRegisterBus
{
    private readonly List<(IRegisterBus Device, Tca9548AChip? Mux, int Channel)> _devices = [];

    /// <summary>Puts a device at this address.</summary>
    /// <param name="device">The device.</param>
    /// <param name="mux">The chip that it is behind; null where it is on the bus itself.</param>
    /// <param name="channel">The channel that it is behind.</param>
    public void Add(IRegisterBus device, Tca9548AChip? mux, int channel) => _devices.Add((device, mux, channel));

    /// <inheritdoc />
    public IoStatus Transfer(ReadOnlySpan<byte> write, Span<byte> read)
    {
        IRegisterBus? reached = null;
        foreach ((IRegisterBus device, Tca9548AChip? mux, int channel) in _devices)
        {
            if (mux?.IsOpen(channel) == false)
            {
                continue;
            }

            if (reached is not null)
            {
                return IoStatus.TransferFailed;
            }

            reached = device;
        }

        return reached?.Transfer(write, read) ?? IoStatus.TransferFailed;
    }

    /// <inheritdoc />
    public void Dispose()
    {
    }
}
