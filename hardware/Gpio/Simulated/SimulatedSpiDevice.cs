using System;
using System.Device.Spi;
using MbRlRobot.Ports;

namespace MbRlRobot.Gpio.Simulated;

/// <summary>A device behind a port, as System.Device.Gpio's own class.</summary>
/// <param name="bus">The device, owned.</param>
/// <param name="settings">Bus, chip select, clock and mode.</param>
internal sealed class SimulatedSpiDevice(IRegisterBus bus, SpiConnectionSettings settings) : SpiDevice
{
    /// <inheritdoc />
    public override SpiConnectionSettings ConnectionSettings => settings;

    /// <inheritdoc />
    public override void Read(Span<byte> buffer) => SimulatedFault.ThrowUnlessOk(bus.Transfer([], buffer));

    /// <inheritdoc />
    public override void Write(ReadOnlySpan<byte> buffer) => SimulatedFault.ThrowUnlessOk(bus.Transfer(buffer, []));

    /// <inheritdoc />
    /// <remarks>A chip that answers behind an instruction of one byte takes that byte; one that does not takes all of them.</remarks>
    public override void TransferFullDuplex(ReadOnlySpan<byte> writeBuffer, Span<byte> readBuffer)
    {
        readBuffer[0] = 0;
        SimulatedFault.ThrowUnlessOk(bus.Transfer(writeBuffer[..1], readBuffer[1..]));
    }

    /// <inheritdoc />
    protected override void Dispose(bool disposing)
    {
        bus.Dispose();
        base.Dispose(disposing);
    }
}
