using System.Collections.Generic;

namespace MbRlRobot.Boards;

/// <summary>The settings of a part in <c>io.gpio</c>, read and of the right shape.</summary>
internal interface IPartSettings
{
    /// <summary>Where the part is on I2C; null where it is elsewhere.</summary>
    I2cPlace? I2c => null;

    /// <summary>Whether the part's driver is a package's: <see cref="IConverterBoard"/>.</summary>
    bool NeedsConverters => false;

    /// <summary>Checks ranges, and that the part fits its channel.</summary>
    void Check(PartPlace place);

    /// <summary>The lines, addresses and outputs that the part takes.</summary>
    /// <param name="place">Where it stands.</param>
    IEnumerable<Claim> Claims(PartPlace place);
}
