using System;
using MbRlRobot.Numerics;
using MbRlRobot.Transitions;

namespace MbRlRobot.Messaging.Connections;

/// <summary>
/// The pauses between tries to reconnect: each twice as long as the one before, up to a longest, and shortened by up to a
/// half by a number that depends on client and try alone. So a hundred robots do not all come back at the same instant.
/// </summary>
/// <param name="clientId">The client.</param>
/// <param name="firstSeconds">The first pause before it is shortened.</param>
/// <param name="lastSeconds">The longest.</param>
public sealed class ReconnectDelays(string clientId, double firstSeconds, double lastSeconds)
{
    private readonly Philox _random = new(StableHashes.OfText(clientId));

    /// <summary>How long a connection must have lasted for the pauses to begin anew: a fight over one client id never does.</summary>
    public TimeSpan Steady => TimeSpan.FromSeconds(10 * firstSeconds);

    /// <summary>The pause before a try.</summary>
    /// <param name="attempt">Which try since the last steady connection, counted from 0.</param>
    /// <returns>The pause.</returns>
    public TimeSpan Before(int attempt)
    {
        double longest = Math.Min(lastSeconds, firstSeconds * Math.Pow(2, Math.Min(attempt, 60)));
        double uniform = Philox.ToUniform(_random.Block(0, (ulong)attempt).A);
        return TimeSpan.FromSeconds(longest * (1 - (uniform / 2)));
    }
}
