using System;
using System.Device.Gpio;
using System.Device.Gpio.Drivers;
using System.Device.I2c;
using System.Device.Spi;
using System.IO;
using MbRlRobot.Boards;
using MbRlRobot.CharacterDevice;
using MbRlRobot.Gpio.Lines;
using MbRlRobot.Ports;
using MbRlRobot.Sysfs;

namespace MbRlRobot.Gpio.Transports;

/// <summary>The devices of the machine that the program runs on.</summary>
internal sealed class MachineTransports : IGpioTransports
{
    /// <summary>The board whose lines the package reaches without the kernel, by its mapped registers.</summary>
    private const string MappedRegisters = "rpi4";

    private readonly BoardModel? _model;
    private readonly PwmClass _pwm = new();

    /// <summary>Looks whether the machine is the board that the robot names.</summary>
    /// <exception cref="IOException">It is another.</exception>
    public MachineTransports(string board) => _model = BoardModel.Require(board);

    /// <inheritdoc />
    public I2cDevice OpenI2c(int bus, int address)
    {
        RequireDevice($"/dev/i2c-{bus}", "I2C bus", "dtparam=i2c_arm=on");
        return I2cDevice.Create(new I2cConnectionSettings(bus, address));
    }

    /// <inheritdoc />
    public SpiDevice OpenSpi(int bus, int chipSelect, int clockHertz, int mode)
    {
        RequireDevice($"/dev/spidev{bus}.{chipSelect}", "SPI device", "dtparam=spi=on");
        return SpiDevice.Create(new SpiConnectionSettings(bus, chipSelect) { ClockFrequency = clockHertz, Mode = (SpiMode)mode });
    }

    /// <inheritdoc />
    public IPwm OpenPwm(string controller, int channel, double frequencyHertz) => _pwm.Open(controller, channel, frequencyHertz);

    /// <inheritdoc />
    public GpioController OpenLines()
    {
        try
        {
            return new GpioController(_model is { Name: MappedRegisters }
                ? new RaspberryPi3Driver()
                : new CharacterDeviceDriver(LineChip.Open(_model?.LineChip)));
        }
        catch (Exception fault) when (fault is not (IOException or OutOfMemoryException))
        {
            throw new IOException($"The board's lines cannot be opened: {fault.Message}", fault);
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
    }

    private static void RequireDevice(string path, string what, string overlay)
    {
        if (!File.Exists(path))
        {
            throw new IOException($"There is no {what} {path}; on a Raspberry Pi {overlay} in config.txt enables the usual one.");
        }
    }
}
