using System;
using System.Device.Spi;
using Iot.Device.Adc;
using MbRlRobot.Drivers;
using MbRlRobot.Gpio.Transports;
using MbRlRobot.Ports;

namespace MbRlRobot.Gpio.Parts;

/// <summary>
/// An input of an MCP3008 by the driver of Iot.Device.Bindings, which makes one transfer of three bytes and allocates nothing. It
/// throws where the null bit is not 0, as on a line that is pulled up; a reading is tried as often as a transfer on a bus.
/// </summary>
/// <remarks>SPI acknowledges nothing: a converter without power, on a line that is low, reads as 0.</remarks>
/// <param name="device">The device, owned.</param>
/// <param name="input">Which input: 0 to 7.</param>
internal sealed class Mcp3008Input(SpiDevice device, int input) : IAnalogInput
{
    /// <summary>Clock idle low, data taken at the rising edge (data sheet DS21295D, section 6.1).</summary>
    public const int SpiMode = 0;

    private readonly Mcp3008 _converter = new(device);

    /// <summary>How many readings failed, those that were tried again among them.</summary>
    public long Failures { get; private set; }

    /// <inheritdoc />
    public IoStatus Read(out int steps)
    {
        IoStatus status = Measure(out steps);
        for (int attempt = 1; attempt < RepeatingBus.Attempts && status == IoStatus.TransferFailed; attempt++)
        {
            status = Measure(out steps);
        }

        return status;
    }

    /// <inheritdoc />
    public void Dispose() => _converter.Dispose();

    private IoStatus Measure(out int steps)
    {
        try
        {
            steps = _converter.Read(input);
            return IoStatus.Ok;
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            Failures++;
            steps = 0;
            return TransferFault.StatusOf(fault);
        }
    }
}
