using System;
using System.Collections.Generic;
using System.Globalization;
using MbRlRobot.Configuration;
using MbRlRobot.Drivers;
using MbRlRobot.Ports;

namespace MbRlRobot.Boards;

/// <summary>The part <c>ina219</c>: a current over a shunt, in A; with a trip it is a guard.</summary>
/// <param name="Bus">The I2C bus.</param>
/// <param name="Shunt">The shunt, ohm.</param>
/// <param name="Largest">The largest current to measure, A; a larger one reads as the largest.</param>
/// <param name="Trip">The current beyond which the drives are cut off, A; null where it is only measured.</param>
/// <param name="Address">The address.</param>
/// <param name="Mux">The channel of a TCA9548A that it is behind; null where it is on the bus itself.</param>
internal sealed record Ina219Settings(
    int Bus, double Shunt, double Largest, double? Trip = null, int Address = 0x40, MuxSettings? Mux = null) : ISensorSettings
{
    /// <summary>The part's name.</summary>
    public const string Name = "ina219";

    /// <summary>A step of the shunt's voltage, V (data sheet SBOS448G, section 8.6.3.1).</summary>
    public const double VoltsPerStep = 10e-6;

    /// <summary>The largest voltage over the shunt that it measures, V (table 4 of the data sheet: PGA divided by 8).</summary>
    public const double LargestVolts = 0.32;

    /// <inheritdoc />
    public I2cPlace? I2c => new I2cPlace(Bus, Address, Mux);

    /// <inheritdoc />
    public bool NeedsConverters => true;

    /// <inheritdoc />
    public void Check(PartPlace place)
    {
        I2c!.Value.Check(place);
        place.Require(
            Address is >= 0x40 and <= 0x4F,
            "address",
            Address.ToString(CultureInfo.InvariantCulture),
            "a whole number from 64 to 79 (0x40 to 0x4F)");
        place.Range("shunt", Shunt, 1e-4, 10, "ohm");
        double limit = Math.Round(LargestVolts / Shunt, 9);
        place.Require(
            Largest > 0 && Largest <= limit,
            "largest",
            ProblemList.Text(Largest),
            $"a current above 0 to 0.32 V over the shunt, {ProblemList.Text(limit)} A");
        place.Require(
            Trip is null || (Trip > 0 && Trip < Largest),
            "trip",
            ProblemList.Text(Trip ?? 0),
            $"a current above 0 and below largest, {ProblemList.Text(Largest)} A");
    }

    /// <inheritdoc />
    public IEnumerable<Claim> Claims(PartPlace place) =>
        I2c!.Value.Claims(place, place.Path, "address", "an address that nothing else has");

    /// <inheritdoc />
    public ISensor Open(string channel, IBoard board, SharedChips chips)
    {
        IConverterBoard converters = ConverterBoards.Require(board, Name, channel);
        AnalogSensor current = new(
            channel, converters.OpenIna219(chips.OpenI2c(I2c!.Value, board), Largest * Shunt), VoltsPerStep / Shunt, 0);
        return Trip is { } trip ? new TripGuard(current, trip) : current;
    }
}
