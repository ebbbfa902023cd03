using System;
using MbRlRobot.Ports;
using MbRlRobot.Simulation.Chips;
using MbRlRobot.Simulation.Faults;

namespace MbRlRobot.Simulation;

/// <summary>A bus to a simulated chip; a transaction that a fault drops does not reach the chip.</summary>
/// <param name="chip">The chip; null where nothing answers.</param>
/// <param name="losses">Which transactions are dropped.</param>
public sealed class SimulatedRegisterBus(IRegisterChip? chip, TransferLosses losses) : IRegisterBus
{
    /// <inheritdoc />
    public IoStatus Transfer(ReadOnlySpan<byte> write, Span<byte> read) =>
        chip is not null && !losses.DropsNext() && chip.Transfer(write, read) ? IoStatus.Ok : IoStatus.TransferFailed;

    /// <inheritdoc />
    public void Dispose()
    {
    }
}
