using System;
using System.Collections.Generic;
using System.Linq;
using MbRlRobot.Drivers;
using MbRlRobot.Ports;

namespace MbRlRobot.Boards;

/// <summary>The chips that several parts of a board share, each opened once.</summary>
internal sealed class SharedChips : IDisposable
{
    private readonly Dictionary<(int Bus, int Address), Pca9685> _chips = [];

    /// <summary>All chips opened.</summary>
    public Pca9685[] All => [.. _chips.OrderBy(each => each.Key).Select(each => each.Value)];

    /// <summary>The chip, opened where it is not.</summary>
    public Pca9685 Open(Pca9685Settings settings, IBoard board)
    {
        (int Bus, int Address) key = (settings.Bus, settings.Address);
        if (!_chips.TryGetValue(key, out Pca9685? chip))
        {
            IDigital? outputEnable = settings.OutputEnable is { } line ? board.OpenDigital(line, isOutput: true) : null;
            chip = Pca9685.Open(board.OpenI2c(settings.Bus, settings.Address), outputEnable, settings.Frequency, settings.Oscillator);
            _chips.Add(key, chip);
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
    }
}
