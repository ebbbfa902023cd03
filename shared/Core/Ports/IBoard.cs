using System;

namespace MbRlRobot.Ports;

/// <summary>
/// The transports of a board. Adapters: System.Device.Gpio, chip simulators. What it opened is closed with it, outputs low.
/// </summary>
public interface IBoard : IDisposable
{
    /// <summary>Opens an I2C device.</summary>
    /// <param name="bus">The bus's number.</param>
    /// <param name="address">The device's 7-bit address.</param>
    /// <returns>The device; whether it is there shows at the first transfer.</returns>
    IRegisterBus OpenI2c(int bus, int address);

    /// <summary>Opens an SPI device.</summary>
    /// <param name="bus">The bus's number.</param>
    /// <param name="chipSelect">The chip-select line.</param>
    /// <param name="clockHertz">The clock's frequency.</param>
    /// <param name="mode">The SPI mode, 0 to 3.</param>
    /// <returns>The device.</returns>
    IRegisterBus OpenSpi(int bus, int chipSelect, int clockHertz, int mode);

    /// <summary>Opens a PWM output; it gives no pulses yet.</summary>
    /// <param name="controller">The controller, by its device name, which does not change from boot to boot.</param>
    /// <param name="channel">The controller's channel.</param>
    /// <param name="frequencyHertz">The pulses' frequency.</param>
    /// <returns>The output.</returns>
    IPwm OpenPwm(string controller, int channel, double frequencyHertz);

    /// <summary>Opens a digital line.</summary>
    /// <param name="line">The line's number.</param>
    /// <param name="isOutput">Whether it is driven; an output starts low.</param>
    /// <returns>The line.</returns>
    IDigital OpenDigital(int line, bool isOutput);
}
