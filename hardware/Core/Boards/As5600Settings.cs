using System;
using System.Collections.Generic;
using System.Linq;
using MbRlRobot.Configuration;
using MbRlRobot.Drivers;
using MbRlRobot.Ports;

namespace MbRlRobot.Boards;

/// <summary>The part <c>as5600</c>.</summary>
/// <param name="Bus">The I2C bus.</param>
/// <param name="Zero">The angle that reads as 0, rad.</param>
/// <param name="Reversed">Whether the channel falls while the raw angle rises.</param>
/// <param name="Filter">The slow filter: 2, 4, 8 or 16.</param>
internal sealed record As5600Settings(int Bus, double Zero = 0, bool Reversed = false, int Filter = 2) : ISensorSettings
{
    /// <inheritdoc />
    public void Check(PartPlace place)
    {
        place.Range("bus", Bus, 0, 31);
        place.Range("zero", Zero, -Math.PI, Math.PI, "rad");
        place.Require(Filter is 2 or 4 or 8 or 16, "filter", ProblemList.Text(Filter), "one of 2, 4, 8, 16");
    }

    /// <inheritdoc />
    public IEnumerable<Claim> Claims(PartPlace place) => BoardPins.I2c(place, Bus).Append(new Claim(
        $"address 0x36 of I2C bus {Bus}", place.Path, place.Of("bus"), "another bus: an AS5600 has the address 0x36 only"));

    /// <inheritdoc />
    public ISensor Open(string channel, IBoard board) =>
        As5600.Open(channel, board.OpenI2c(Bus, As5600Registers.Address), Zero, Reversed, Filter);
}
