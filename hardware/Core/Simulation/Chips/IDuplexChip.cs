using System;

namespace MbRlRobot.Simulation.Chips;

/// <summary>A chip on SPI that answers while it is still being asked: both directions count from the chip select.</summary>
public interface IDuplexChip : IRegisterChip
{
    /// <summary>One transaction. Neither allocates nor throws.</summary>
    /// <param name="sent">The bytes sent to it.</param>
    /// <param name="received">Receives what it sends at the same time; of the same length.</param>
    void Exchange(ReadOnlySpan<byte> sent, Span<byte> received);
}
