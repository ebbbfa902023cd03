using System;
using MbRlRobot.Numerics;

namespace MbRlRobot.Simulation.Faults;

/// <summary>Which transactions with a part are dropped: each drawn by its number, so that runs repeat.</summary>
public sealed class TransferLosses
{
    /// <summary>Streams of the generator from here on are losses; those below are noise.</summary>
    private const ulong FirstStream = 1UL << 62;

    private readonly ChannelFaults[] _faults;
    private readonly Philox _generator;
    private readonly ulong _stream;
    private ulong _transfers;

    internal TransferLosses(ChannelFaults[] faults, ulong seed, int part) =>
        (_faults, _generator, _stream) = (faults, new Philox(seed), FirstStream + (ulong)part);

    /// <summary>No transaction is dropped.</summary>
    public static TransferLosses None { get; } = new([], 0, 0);

    /// <summary>How many were dropped.</summary>
    public long Dropped { get; private set; }

    /// <summary>Whether the next transaction is dropped.</summary>
    /// <returns>True with the probability that the schedule gives for now.</returns>
    public bool DropsNext()
    {
        double probability = 0;
        foreach (ChannelFaults faults in _faults)
        {
            probability = Math.Max(probability, faults.Amount(FaultKind.Dropped));
        }

        if (probability == 0)
        {
            return false;
        }

        bool drops = Philox.ToUniform(_generator.Block(_stream, _transfers++).A) < probability;
        Dropped += drops ? 1 : 0;
        return drops;
    }
}
