using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using MbRlRobot.Drivers;
using MbRlRobot.Ports;

namespace MbRlRobot.Boards;

/// <summary>The chips that several parts of a board share, each opened once: PCA9685s, and the TCA9548As that parts are behind.</summary>
internal sealed class SharedChips : IDisposable
{
    private readonly Dictionary<I2cPlace, Pca9685> _chips = [];
    private readonly Dictionary<int, Tca9548ABank> _banks = [];
    private readonly Dictionary<(int Bus, int Address), Tca9548A> _muxes = [];

    /// <summary>All PCA9685s opened.</summary>
    public Pca9685[] All => [.. _chips
        .OrderBy(each => (each.Key.Bus, each.Key.Address, each.Key.Mux?.Address, each.Key.Mux?.Channel))
        .Select(each => each.Value)];

    /// <summary>Opens all TCA9548As, before anything behind them.</summary>
    /// <exception cref="IOException">One does not answer; the message names it.</exception>
    public void OpenMuxes(BoardPlan plan, IBoard board)
    {
        foreach (PlannedPart part in plan.Sensors.Concat(plan.Actuators))
        {
            if (part.Settings.I2c is { Mux: { } mux } place && !_muxes.ContainsKey((place.Bus, mux.Address)))
            {
                _banks.TryAdd(place.Bus, new Tca9548ABank());
                Tca9548A chip = _banks[place.Bus].Add(board.OpenI2c(place.Bus, mux.Address), place.MuxName);
                _muxes.Add((place.Bus, mux.Address), chip);
            }
        }
    }

    /// <summary>Opens a device on I2C, behind its TCA9548A where it has one.</summary>
    public IRegisterBus OpenI2c(I2cPlace place, IBoard board)
    {
        IRegisterBus device = board.OpenI2c(place.Bus, place.Address);
        return place.Mux is { } mux
            ? new MuxedBus(_banks[place.Bus], _muxes[(place.Bus, mux.Address)], mux.Channel, device)
            : device;
    }

    /// <summary>The PCA9685, opened where it is not.</summary>
    /// <exception cref="IOException">It does not answer.</exception>
    public Pca9685 Open(Pca9685Settings settings, IBoard board)
    {
        if (!_chips.TryGetValue(settings.Place, out Pca9685? chip))
        {
            IDigital? outputEnable = settings.OutputEnable is { } line ? board.OpenDigital(line, isOutput: true) : null;
            chip = Pca9685.Open(OpenI2c(settings.Place, board), outputEnable, settings.Frequency, settings.Oscillator);
            _chips.Add(settings.Place, chip);
        }

        return chip;
    }

    /// <inheritdoc />
    public void Dispose()
    {
        foreach (Pca9685 chip in All)
        {
            chip.Dispose();
        }

        foreach (Tca9548ABank bank in _banks.Values)
        {
            bank.Dispose();
        }
    }
}
