using System;
using System.Device.Spi;
using MbRlRobot.Gpio.Transports;
using MbRlRobot.Ports;
using MbRlRobot.Simulation;

namespace MbRlRobot.Gpio.Simulated;

/// <summary>A device behind a port, as System.Device.Gpio's own class.</summary>
/// <param name="bus">The device, owned.</param>
/// <param name="settings">Bus, chip select, clock and mode.</param>
internal sealed class SimulatedSpiDevice(IRegisterBus bus, SpiConnectionSettings settings) : SpiDevice
{
    /// <inheritdoc />
    public override SpiConnectionSettings ConnectionSettings => settings;

    /// <inheritdoc />
    public override void Read(Span<byte> buffer) => BusFault.ThrowUnlessOk(bus.Transfer([], buffer));

    /// <inheritdoc />
    public override void Write(ReadOnlySpan<byte> buffer) => BusFault.ThrowUnlessOk(bus.Transfer(buffer, []));

    /// <inheritdoc />
    public override void TransferFullDuplex(ReadOnlySpan<byte> writeBuffer, Span<byte> readBuffer) =>
        BusFault.ThrowUnlessOk(bus is IDuplexBus duplex ? duplex.Exchange(writeBuffer, readBuffer) : bus.Transfer(writeBuffer, readBuffer));

    /// <inheritdoc />
    protected override void Dispose(bool disposing)
    {
        bus.Dispose();
        base.Dispose(disposing);
    }
}
