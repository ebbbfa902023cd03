using System;

namespace MbRlRobot.Hil;

/// <summary>What is done to datagrams on purpose, in both directions, to see whether it matters.</summary>
/// <param name="Loss">The share that is lost, 0 to 1.</param>
/// <param name="Reorder">The share that comes behind its successor, 0 to 1.</param>
/// <param name="Duplicate">The share that comes twice, 0 to 1.</param>
/// <param name="Seed">Fixes which.</param>
public sealed record PlantImpairment(double Loss = 0, double Reorder = 0, double Duplicate = 0, ulong Seed = 0)
{
    /// <summary>Nothing is done to them.</summary>
    public static PlantImpairment None { get; } = new();

    /// <summary>Throws where a share is none.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A share is not a number from 0 to 1.</exception>
    internal void ThrowIfInvalid()
    {
        foreach (double share in (ReadOnlySpan<double>)[Loss, Reorder, Duplicate])
        {
            ArgumentOutOfRangeException.ThrowIfEqual(share is >= 0 and <= 1, false, nameof(share));
        }
    }
}
