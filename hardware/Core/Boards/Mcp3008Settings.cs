using System;
using System.Collections.Generic;
using System.Linq;
using MbRlRobot.Configuration;
using MbRlRobot.Drivers;
using MbRlRobot.Ports;

namespace MbRlRobot.Boards;

/// <summary>The part <c>mcp3008</c>: a voltage between ground and the converter's reference, as of a potentiometer.</summary>
/// <param name="Bus">The SPI bus.</param>
/// <param name="ChipSelect">The chip-select line.</param>
/// <param name="Input">The converter's input.</param>
/// <param name="Scale">The channel's change from ground to reference, in its unit; negative where it falls.</param>
/// <param name="Offset">The channel at ground, in its unit.</param>
/// <param name="Clock">The bus's clock, Hz.</param>
internal sealed record Mcp3008Settings(
    int Bus, int ChipSelect, int Input, double Scale, double Offset = 0, int Clock = 1_000_000) : ISensorSettings
{
    /// <summary>The part's name.</summary>
    public const string Name = "mcp3008";

    /// <summary>Steps from ground to reference.</summary>
    public const int Steps = 1024;

    /// <summary>How many inputs it has.</summary>
    public const int Inputs = 8;

    /// <summary>The channel's change for a step.</summary>
    public double UnitsPerStep => Scale / Steps;

    /// <inheritdoc />
    public bool NeedsConverters => true;

    /// <inheritdoc />
    /// <remarks>Clock: data sheet DS21295D, 1.35 MHz at 2.7 V to 3.6 MHz at 5 V.</remarks>
    public void Check(PartPlace place)
    {
        place.Range("bus", Bus, 0, 31);
        place.Range("chipSelect", ChipSelect, 0, 15);
        place.Range("input", Input, 0, Inputs - 1);
        place.Require(
            Math.Abs(Scale) is >= 1e-6 and <= 1e6,
            "scale",
            ProblemList.Text(Scale),
            "the channel's change from ground to reference: a number whose size is from 1e-6 to 1e6");
        place.Range("offset", Offset, -1e6, 1e6);
        place.Range("clock", Clock, 10_000, 3_600_000, "Hz");
    }

    /// <inheritdoc />
    public IEnumerable<Claim> Claims(PartPlace place)
    {
        string select = $"chip select {ChipSelect} of SPI bus {Bus}";
        string chip = $"the MCP3008 at {select}";
        return BoardPins.Spi(place, Bus, ChipSelect)
            .Append(new Claim(select, chip, place.Of("chipSelect"), "a chip select that nothing else uses"))
            .Append(new Claim($"input {Input} of {chip}", place.Path, place.Of("input"), "an input that nothing else uses"));
    }

    /// <inheritdoc />
    public ISensor Open(string channel, IBoard board, SharedChips chips) => new AnalogSensor(
        channel,
        ConverterBoards.Require(board, Name, channel).OpenMcp3008(Bus, ChipSelect, Clock, Input),
        UnitsPerStep,
        Offset);
}
