using System.Device.Gpio;
using System.Device.I2c;
using System.Device.Spi;
using MbRlRobot.Gpio.Transports;
using MbRlRobot.Ports;

namespace MbRlRobot.Gpio.Simulated;

/// <summary>
/// The devices of a simulated board, as System.Device.Gpio's own classes. PWM outputs are the board's: on a machine they do not
/// go through the package either.
/// </summary>
/// <param name="board">The board, owned.</param>
internal sealed class SimulatedTransports(IBoard board) : IGpioTransports
{
    /// <inheritdoc />
    public I2cDevice OpenI2c(int bus, int address) => new BusI2cDevice(board.OpenI2c(bus, address), ownsBus: true);

    /// <inheritdoc />
    public SpiDevice OpenSpi(int bus, int chipSelect, int clockHertz, int mode) => new SimulatedSpiDevice(
        board.OpenSpi(bus, chipSelect, clockHertz, mode),
        new SpiConnectionSettings(bus, chipSelect) { ClockFrequency = clockHertz, Mode = (SpiMode)mode });

    /// <inheritdoc />
    public IPwm OpenPwm(string controller, int channel, double frequencyHertz) => board.OpenPwm(controller, channel, frequencyHertz);

    /// <inheritdoc />
    public GpioController OpenLines() => new(new SimulatedLineDriver(board));

    /// <inheritdoc />
    public void Dispose() => board.Dispose();
}
