using System;
using System.Device.Gpio;
using System.Device.I2c;
using System.Device.Spi;
using System.IO;
using MbRlRobot.Ports;

namespace MbRlRobot.Gpio.Transports;

/// <summary>Where a board's devices come from: the machine, or simulated chips.</summary>
internal interface IGpioTransports : IDisposable
{
    /// <summary>Opens an I2C device.</summary>
    /// <exception cref="IOException">The machine has no such bus.</exception>
    I2cDevice OpenI2c(int bus, int address);

    /// <summary>Opens an SPI device.</summary>
    /// <exception cref="IOException">The machine has no such bus.</exception>
    SpiDevice OpenSpi(int bus, int chipSelect, int clockHertz, int mode);

    /// <summary>Opens a PWM output, without pulses.</summary>
    /// <exception cref="IOException">The machine has no such controller.</exception>
    IPwm OpenPwm(string controller, int channel, double frequencyHertz);

    /// <summary>Opens the digital lines.</summary>
    /// <exception cref="IOException">The machine has no such lines.</exception>
    GpioController OpenLines();
}
