using System;
using System.Collections.Generic;
using System.Device.Gpio;
using MbRlRobot.Boards;
using MbRlRobot.Drivers;
using MbRlRobot.Gpio.Lines;
using MbRlRobot.Gpio.Parts;
using MbRlRobot.Gpio.Transports;
using MbRlRobot.Ports;

namespace MbRlRobot.Gpio;

/// <summary>A board over System.Device.Gpio. Closing it lowers its lines, ends its pulses, and closes what it opened.</summary>
/// <param name="transports">Where its devices come from, owned.</param>
internal sealed class GpioBoard(IGpioTransports transports) : IConverterBoard
{
    private readonly Stack<IDisposable> _opened = [];
    private GpioController? _lines;

    /// <inheritdoc />
    public IRegisterBus OpenI2c(int bus, int address) => Keep(new I2cRegisterBus(transports.OpenI2c(bus, address)));

    /// <inheritdoc />
    public IRegisterBus OpenSpi(int bus, int chipSelect, int clockHertz, int mode) =>
        Keep(new SpiRegisterBus(transports.OpenSpi(bus, chipSelect, clockHertz, mode)));

    /// <inheritdoc />
    public IPwm OpenPwm(string controller, int channel, double frequencyHertz) =>
        Keep(transports.OpenPwm(controller, channel, frequencyHertz));

    /// <inheritdoc />
    public IDigital OpenDigital(int line, bool isOutput) =>
        Keep(GpioLine.Open(_lines ??= transports.OpenLines(), line, isOutput));

    /// <inheritdoc />
    public IAnalogInput OpenMcp3008(int bus, int chipSelect, int clockHertz, int input) =>
        Keep(new Mcp3008Input(transports.OpenSpi(bus, chipSelect, clockHertz, Mcp3008Input.SpiMode), input));

    /// <inheritdoc />
    public IAnalogInput OpenIna219(IRegisterBus device, double largestVolts) => Keep(Ina219Input.Open(device, largestVolts));

    /// <inheritdoc />
    public void Dispose()
    {
        while (_opened.TryPop(out IDisposable? part))
        {
            part.Dispose();
        }

        _lines?.Dispose();
        _lines = null;
        transports.Dispose();
    }

    private T Keep<T>(T part)
        where T : IDisposable
    {
        _opened.Push(part);
        return part;
    }
}
