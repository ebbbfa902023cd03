using System;
using System.Collections.Generic;
using System.Linq;
using MbRlRobot.Configuration;
using MbRlRobot.Drivers;
using MbRlRobot.Ports;

namespace MbRlRobot.Boards;

/// <summary>The part <c>ls7366r</c>.</summary>
/// <param name="Bus">The SPI bus.</param>
/// <param name="ChipSelect">The chip-select line.</param>
/// <param name="UnitsPerCount">The channel's change for a count up, in its unit; negative where it falls.</param>
/// <param name="Quadrature">How many edges of a pulse count: 1, 2 or 4.</param>
/// <param name="Clock">The bus's clock, Hz.</param>
internal sealed record Ls7366RSettings(
    int Bus, int ChipSelect, double UnitsPerCount, int Quadrature = 4, int Clock = 1_000_000) : ISensorSettings
{
    /// <inheritdoc />
    public void Check(PartPlace place)
    {
        place.Range("bus", Bus, 0, 31);
        place.Range("chipSelect", ChipSelect, 0, 15);
        place.Require(
            Math.Abs(UnitsPerCount) is >= 1e-9 and <= 10,
            "unitsPerCount",
            ProblemList.Text(UnitsPerCount),
            "the channel's change for one count: a number whose size is from 1e-9 to 10");
        place.Require(Quadrature is 1 or 2 or 4, "quadrature", ProblemList.Text(Quadrature), "one of 1, 2, 4");
        place.Range("clock", Clock, 10_000, 4_000_000, "Hz");
    }

    /// <inheritdoc />
    public IEnumerable<Claim> Claims(PartPlace place) => BoardPins.Spi(place, Bus, ChipSelect).Append(new Claim(
        $"chip select {ChipSelect} of SPI bus {Bus}", place.Path, place.Of("chipSelect"), "a chip select that nothing else uses"));

    /// <inheritdoc />
    public ISensor Open(string channel, IBoard board, SharedChips chips) =>
        Ls7366R.Open(channel, board.OpenSpi(Bus, ChipSelect, Clock, Ls7366R.SpiMode), UnitsPerCount, Quadrature);
}
