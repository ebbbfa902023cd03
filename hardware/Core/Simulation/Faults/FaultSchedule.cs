using System.Collections.Generic;
using System.Linq;

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

    /// <summary>Whether a kind is how a part was built: there all the time, and unknown to the settings in robot.json.</summary>
    /// <param name="kind">The kind.</param>
    /// <returns>True for what a calibration has to find.</returns>
    public static bool IsHidden(FaultKind kind) => kind is FaultKind.Zero or FaultKind.Reversed or FaultKind.Scale;

    /// <summary>How a part was built.</summary>
    /// <param name="kind">A hidden kind.</param>
    /// <param name="channel">The part's channel or action.</param>
    /// <param name="otherwise">The amount where it was built as its settings say.</param>
    /// <returns>The amount.</returns>
    public double Hidden(FaultKind kind, string channel, double otherwise) =>
        Find(kind, channel)?.Amount ?? otherwise;

    /// <summary>Which way round a part was built.</summary>
    /// <param name="channel">The part's channel or action.</param>
    /// <returns>-1 where it is the other way round than its settings say, otherwise 1.</returns>
    public int Sign(string channel) => Find(FaultKind.Reversed, channel) is null ? 1 : -1;

    private ScheduledFault? Find(FaultKind kind, string channel) =>
        Faults.FirstOrDefault(fault => fault.Kind == kind && fault.Channel == channel);
}
