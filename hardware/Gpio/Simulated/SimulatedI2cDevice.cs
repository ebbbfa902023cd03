using System;
using System.Device.I2c;
using MbRlRobot.Ports;

namespace MbRlRobot.Gpio.Simulated;

/// <summary>A device behind a port, as System.Device.Gpio's own class; it throws as Linux's does.</summary>
/// <param name="bus">The device, owned.</param>
/// <param name="settings">The bus's number and the device's address.</param>
internal sealed class SimulatedI2cDevice(IRegisterBus bus, I2cConnectionSettings settings) : I2cDevice
{
    /// <inheritdoc />
    public override I2cConnectionSettings ConnectionSettings => settings;

    /// <inheritdoc />
    public override void Read(Span<byte> buffer) => SimulatedFault.ThrowUnlessOk(bus.Transfer([], buffer));

    /// <inheritdoc />
    public override void Write(ReadOnlySpan<byte> buffer) => SimulatedFault.ThrowUnlessOk(bus.Transfer(buffer, []));

    /// <inheritdoc />
    public override void WriteRead(ReadOnlySpan<byte> writeBuffer, Span<byte> readBuffer) =>
        SimulatedFault.ThrowUnlessOk(bus.Transfer(writeBuffer, readBuffer));

    /// <inheritdoc />
    protected override void Dispose(bool disposing)
    {
        bus.Dispose();
        base.Dispose(disposing);
    }
}
