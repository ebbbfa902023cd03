using System;
using System.Collections.Generic;
using System.IO;
using MbRlRobot.Ports;

namespace MbRlRobot.Drivers;

/// <summary>The TCA9548As of one I2C bus. Of all their channels one at most is open, so that no two devices answer at once.</summary>
public sealed class Tca9548ABank : IDisposable
{
    private readonly List<Tca9548A> _chips = [];

    /// <summary>Takes another chip. All chips have to be there before the first device behind them is used.</summary>
    /// <param name="bus">The chip, owned.</param>
    /// <param name="name">What messages call it: address and bus.</param>
    /// <returns>The chip, all channels closed.</returns>
    /// <exception cref="IOException">It does not answer, or something else does.</exception>
    public Tca9548A Add(IRegisterBus bus, string name)
    {
        Tca9548A chip = Tca9548A.Open(bus, name);
        _chips.Add(chip);
        return chip;
    }

    /// <summary>Opens a channel of a chip, and closes all others of the bus.</summary>
    /// <param name="chip">One of the chips.</param>
    /// <param name="channel">Which: 0 to 7.</param>
    /// <returns>Whether all chips have it.</returns>
    public IoStatus Select(Tca9548A chip, int channel)
    {
        ArgumentNullException.ThrowIfNull(chip);
        IoStatus status = IoStatus.Ok;
        foreach (Tca9548A other in _chips)
        {
            status = status != IoStatus.Ok || other == chip ? status : other.Close();
        }

        return status == IoStatus.Ok ? chip.Select(channel) : status;
    }

    /// <inheritdoc />
    public void Dispose()
    {
        foreach (Tca9548A chip in _chips)
        {
            chip.Dispose();
        }
    }
}
