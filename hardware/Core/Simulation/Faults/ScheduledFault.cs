namespace MbRlRobot.Simulation.Faults;

/// <summary>One fault of a schedule.</summary>
/// <param name="Kind">What goes wrong.</param>
/// <param name="Channel">With which channel or action.</param>
/// <param name="Amount">How much, where the kind has an amount.</param>
/// <param name="From">From when, seconds of simulated time.</param>
/// <param name="To">Until when, seconds of simulated time; null for ever.</param>
public sealed record ScheduledFault(FaultKind Kind, string Channel, double Amount = 0, double From = 0, double? To = null)
{
    /// <summary>Whether it is there at a time.</summary>
    /// <param name="seconds">The time.</param>
    /// <returns>From its beginning on, up to before its end.</returns>
    public bool IsActive(double seconds) => seconds >= From && (To is not { } end || seconds < end);
}
