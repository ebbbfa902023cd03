using System;
using MbRlRobot.Ports;

namespace MbRlRobot.Simulation;

/// <summary>A bus to a simulated chip on SPI, both directions at once.</summary>
public interface IDuplexBus : IRegisterBus
{
    /// <summary>One transaction. Neither allocates nor throws.</summary>
    /// <param name="sent">The bytes sent.</param>
    /// <param name="received">Receives what comes at the same time; of the same length.</param>
    /// <returns>Only with <see cref="IoStatus.Ok"/> is <paramref name="received"/> filled.</returns>
    IoStatus Exchange(ReadOnlySpan<byte> sent, Span<byte> received);
}
