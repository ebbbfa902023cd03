using System;
using System.Collections.Generic;
using MbRlRobot.Configuration;
using MbRlRobot.Drivers;
using MbRlRobot.Ports;

namespace MbRlRobot.Boards;

/// <summary>The part <c>as5600</c>.</summary>
/// <param name="Bus">The I2C bus.</param>
/// <param name="Zero">The angle that reads as 0, rad.</param>
/// <param name="Reversed">Whether the channel falls while the raw angle rises.</param>
/// <param name="Filter">The slow filter: 2, 4, 8 or 16.</param>
/// <param name="Mux">The channel of a TCA9548A that it is behind; null where it is on the bus itself.</param>
internal sealed record As5600Settings(
    int Bus, double Zero = 0, bool Reversed = false, int Filter = 2, MuxSettings? Mux = null) : ISensorSettings
{
    /// <inheritdoc />
    public I2cPlace? I2c => new I2cPlace(Bus, As5600Registers.Address, Mux);

    /// <inheritdoc />
    public void Check(PartPlace place)
    {
        I2c!.Value.Check(place);
        place.Range("zero", Zero, -Math.PI, Math.PI, "rad");
        place.Require(Filter is 2 or 4 or 8 or 16, "filter", ProblemList.Text(Filter), "one of 2, 4, 8, 16");
    }

    /// <inheritdoc />
    public IEnumerable<Claim> Claims(PartPlace place) => I2c!.Value.Claims(
        place, place.Path, "bus", "another bus, or another channel of a TCA9548A: an AS5600 has the address 0x36 only");

    /// <inheritdoc />
    public ISensor Open(string channel, IBoard board, SharedChips chips) =>
        As5600.Open(channel, chips.OpenI2c(I2c!.Value, board), Zero, Reversed, Filter);
}
