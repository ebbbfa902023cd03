using System;
using System.Device.I2c;
using MbRlRobot.Ports;

namespace MbRlRobot.Gpio.Transports;

/// <summary>
/// A device behind the port, as System.Device.Gpio's own class, for the drivers of Iot.Device.Bindings; it throws as Linux's does.
/// </summary>
/// <param name="bus">The device.</param>
/// <param name="ownsBus">Whether closing this closes it.</param>
internal sealed class BusI2cDevice(IRegisterBus bus, bool ownsBus) : I2cDevice
{
    /// <inheritdoc />
    /// <remarks>Bus and address are not known behind the port, and nobody asks for them.</remarks>
    public override I2cConnectionSettings ConnectionSettings { get; } = new(0, 0);

    /// <inheritdoc />
    public override void Read(Span<byte> buffer) => BusFault.ThrowUnlessOk(bus.Transfer([], buffer));

    /// <inheritdoc />
    public override void Write(ReadOnlySpan<byte> buffer) => BusFault.ThrowUnlessOk(bus.Transfer(buffer, []));

    /// <inheritdoc />
    public override void WriteRead(ReadOnlySpan<byte> writeBuffer, Span<byte> readBuffer) =>
        BusFault.ThrowUnlessOk(bus.Transfer(writeBuffer, readBuffer));

    /// <inheritdoc />
    protected override void Dispose(bool disposing)
    {
        if (ownsBus)
        {
            bus.Dispose();
        }

        base.Dispose(disposing);
    }
}
