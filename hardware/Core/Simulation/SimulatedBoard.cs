using System;
using System.Collections.Generic;
using MbRlRobot.Ports;
using MbRlRobot.Simulation.Chips;
using MbRlRobot.Simulation.Faults;

namespace MbRlRobot.Simulation;

/// <summary>
/// A board whose buses, outputs and lines end in simulated chips. Where nothing is wired, a bus is not acknowledged, an output
/// pulses for nobody, and an input is low.
/// </summary>
public sealed class SimulatedBoard : IBoard
{
    private readonly Dictionary<(int Bus, int Address), SimulatedI2cAddress> _i2c = [];
    private readonly Dictionary<(int Bus, int Address), Tca9548AChip> _muxes = [];
    private readonly Dictionary<(int Bus, int ChipSelect), SimulatedRegisterBus> _spi = [];
    private readonly Dictionary<(string Controller, int Channel), SimulatedPwm> _pwm = [];
    private readonly Dictionary<int, SimulatedLine> _lines = [];

    /// <summary>Puts a chip on an I2C bus.</summary>
    /// <param name="bus">The bus's number.</param>
    /// <param name="address">The chip's address.</param>
    /// <param name="chip">The chip.</param>
    /// <param name="losses">Which transactions are dropped.</param>
    public void WireI2c(int bus, int address, IRegisterChip chip, TransferLosses losses) =>
        At(bus, address).Add(new SimulatedRegisterBus(chip, losses), null, 0);

    /// <summary>Puts a chip behind a channel of a TCA9548A, and that on an I2C bus where it is not yet.</summary>
    /// <param name="bus">The bus's number.</param>
    /// <param name="muxAddress">The address of the TCA9548A.</param>
    /// <param name="channel">Its channel, 0 to 7.</param>
    /// <param name="address">The chip's address.</param>
    /// <param name="chip">The chip.</param>
    /// <param name="losses">Which transactions are dropped.</param>
    public void WireMuxed(int bus, int muxAddress, int channel, int address, IRegisterChip chip, TransferLosses losses)
    {
        if (!_muxes.TryGetValue((bus, muxAddress), out Tca9548AChip? mux))
        {
            mux = new Tca9548AChip();
            _muxes.Add((bus, muxAddress), mux);
            WireI2c(bus, muxAddress, mux, TransferLosses.None);
        }

        At(bus, address).Add(new SimulatedRegisterBus(chip, losses), mux, channel);
    }

    /// <summary>Puts a chip on an SPI bus.</summary>
    /// <param name="bus">The bus's number.</param>
    /// <param name="chipSelect">The chip-select line.</param>
    /// <param name="chip">The chip.</param>
    /// <param name="losses">Which transactions are dropped.</param>
    public void WireSpi(int bus, int chipSelect, IRegisterChip chip, TransferLosses losses) =>
        _spi.Add((bus, chipSelect), new SimulatedRegisterBus(chip, losses));

    /// <summary>Wires a PWM output.</summary>
    /// <param name="controller">The controller's device name.</param>
    /// <param name="channel">The controller's channel.</param>
    /// <param name="pwm">The output.</param>
    public void WirePwm(string controller, int channel, SimulatedPwm pwm) => _pwm.Add((controller, channel), pwm);

    /// <summary>Wires a line.</summary>
    /// <param name="number">The line's number.</param>
    /// <param name="line">The line.</param>
    public void WireLine(int number, SimulatedLine line) => _lines.Add(number, line);

    /// <inheritdoc />
    public IRegisterBus OpenI2c(int bus, int address) =>
        _i2c.TryGetValue((bus, address), out SimulatedI2cAddress? device) ? device : new SimulatedRegisterBus(null, TransferLosses.None);

    /// <inheritdoc />
    public IRegisterBus OpenSpi(int bus, int chipSelect, int clockHertz, int mode) =>
        _spi.TryGetValue((bus, chipSelect), out SimulatedRegisterBus? device) ? device : new SimulatedRegisterBus(null, TransferLosses.None);

    /// <inheritdoc />
    public IPwm OpenPwm(string controller, int channel, double frequencyHertz) =>
        _pwm.TryGetValue((controller, channel), out SimulatedPwm? pwm) ? pwm : new SimulatedPwm(frequencyHertz, TransferLosses.None);

    /// <inheritdoc />
    /// <exception cref="ArgumentException">The line is wired the other way round.</exception>
    public IDigital OpenDigital(int line, bool isOutput)
    {
        if (!_lines.TryGetValue(line, out SimulatedLine? wired))
        {
            return isOutput ? new SimulatedLine(TransferLosses.None) : new SimulatedLine(() => false, TransferLosses.None);
        }

        return wired.IsOutput == isOutput
            ? wired
            : throw new ArgumentException($"Line {line} is an {(wired.IsOutput ? "output" : "input")} here.", nameof(isOutput));
    }

    /// <inheritdoc />
    public void Dispose()
    {
        foreach (SimulatedPwm pwm in _pwm.Values)
        {
            pwm.Dispose();
        }

        foreach (SimulatedLine line in _lines.Values)
        {
            line.Dispose();
        }
    }

    private SimulatedI2cAddress At(int bus, int address)
    {
        if (!_i2c.TryGetValue((bus, address), out SimulatedI2cAddress? devices))
        {
            devices = new SimulatedI2cAddress();
            _i2c.Add((bus, address), devices);
        }

        return devices;
    }
}
