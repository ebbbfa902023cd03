using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using MbRlRobot.Drivers;

namespace MbRlRobot.Boards;

/// <summary>Where a part is on I2C. Two parts may have one address of one bus behind different channels only.</summary>
/// <param name="Bus">The bus's number.</param>
/// <param name="Address">The part's address.</param>
/// <param name="Mux">The channel that it is behind; null where it is on the bus itself.</param>
internal readonly record struct I2cPlace(int Bus, int Address, MuxSettings? Mux)
{
    /// <summary>The TCA9548A, as messages call it.</summary>
    public string MuxName => string.Create(CultureInfo.InvariantCulture, $"at 0x{Mux?.Address:x2} of I2C bus {Bus}");

    /// <summary>Where it is, as messages call it.</summary>
    public string Name => Mux is null ? AddressName : $"{AddressName}, channel {Mux.Channel} of the TCA9548A {MuxName}";

    private string AddressName => NameOf(Address);

    /// <summary>Checks the ranges of bus and mux.</summary>
    public void Check(PartPlace place)
    {
        place.Range("bus", Bus, 0, 31);
        if (Mux is not null)
        {
            place.Range("mux.address", Mux.Address, Tca9548A.FirstAddress, Tca9548A.LastAddress);
            place.Range("mux.channel", Mux.Channel, 0, Tca9548A.Channels - 1);
        }
    }

    /// <summary>The bus's lines, the part's address, and that of its TCA9548A.</summary>
    /// <param name="place">Where the part stands.</param>
    /// <param name="key">Who takes the address: parts on one chip have the same key.</param>
    /// <param name="setting">The setting that says the address.</param>
    /// <param name="remedy">What may stand there instead.</param>
    public IEnumerable<Claim> Claims(PartPlace place, string key, string setting, string remedy)
    {
        string path = place.Of(setting);
        IEnumerable<Claim> lines = BoardPins.I2c(place, Bus);
        return Mux is null
            ? lines.Append(new Claim(AddressName, key, path, remedy))
            : lines.Concat(
            [
                new Claim(NameOf(Mux.Address), $"the TCA9548A {MuxName}", place.Of("mux.address"), "an address that nothing else has"),
                new Claim(AddressName, $"behind the TCA9548As of I2C bus {Bus}", path, remedy),
                new Claim(Name, key, path, remedy),
            ]);
    }

    private string NameOf(int address) => string.Create(CultureInfo.InvariantCulture, $"address 0x{address:x2} of I2C bus {Bus}");
}
