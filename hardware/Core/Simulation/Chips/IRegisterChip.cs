using System;

namespace MbRlRobot.Simulation.Chips;

/// <summary>A chip on a bus, as its registers behave.</summary>
public interface IRegisterChip
{
    /// <summary>One transaction: bytes in, then bytes out. Neither allocates nor throws.</summary>
    /// <param name="write">The bytes sent to it.</param>
    /// <param name="read">Receives its answer.</param>
    /// <returns>Whether it acknowledged everything; otherwise <paramref name="read"/> is left alone.</returns>
    bool Transfer(ReadOnlySpan<byte> write, Span<byte> read);
}
