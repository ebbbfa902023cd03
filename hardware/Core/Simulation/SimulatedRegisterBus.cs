using System;
using MbRlRobot.Ports;
using MbRlRobot.Simulation.Chips;
using MbRlRobot.Simulation.Faults;

namespace MbRlRobot.Simulation;

/// <summary>A bus to a simulated chip; a transaction that a fault drops does not reach the chip.</summary>
/// <param name="chip">The chip; null where nothing answers.</param>
/// <param name="losses">Which transactions are dropped.</param>
public sealed class SimulatedRegisterBus(IRegisterChip? chip, TransferLosses losses) : IDuplexBus
{
    /// <inheritdoc />
    public IoStatus Transfer(ReadOnlySpan<byte> write, Span<byte> read) =>
        chip is not null && !losses.DropsNext() && chip.Transfer(write, read) ? IoStatus.Ok : IoStatus.TransferFailed;

    /// <inheritdoc />
    /// <remarks>A chip that answers behind an instruction of one byte gets that byte, and sends nothing meanwhile.</remarks>
    public IoStatus Exchange(ReadOnlySpan<byte> sent, Span<byte> received)
    {
        if (chip is not IDuplexChip duplex)
        {
            received[..1].Clear();
            return Transfer(sent[..1], received[1..]);
        }

        if (losses.DropsNext())
        {
            return IoStatus.TransferFailed;
        }

        duplex.Exchange(sent, received);
        return IoStatus.Ok;
    }

    /// <inheritdoc />
    public void Dispose()
    {
    }
}
