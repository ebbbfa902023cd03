using System.Collections.Generic;

namespace MbRlRobot.Simulation.Faults;

/// <summary>What goes wrong on a simulated board, and when. The same seed draws the same numbers.</summary>
/// <param name="Seed">Fixes noise and dropped transactions.</param>
/// <param name="Faults">The faults; null for none.</param>
public sealed record FaultSchedule(ulong Seed = 0, IReadOnlyList<ScheduledFault>? Faults = null)
{
    /// <summary>The faults.</summary>
    public IReadOnlyList<ScheduledFault> Faults { get; init; } = Faults ?? [];

    /// <summary>Nothing goes wrong.</summary>
    public static FaultSchedule None { get; } = new();
}
