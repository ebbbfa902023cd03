using System.Collections.Generic;

namespace MbRlRobot.Robots;

/// <summary>How an episode starts.</summary>
/// <param name="Simulation">For plants: where each state's start value is drawn from, by state; a state left out starts at zero.</param>
/// <param name="Hardware">For physical robots: the named procedure; null where the robot is simulated only.</param>
public sealed record ResetDescription(
    OrderedDictionary<string, Distribution>? Simulation = null,
    HardwareResetDescription? Hardware = null)
{
    /// <summary>Where each state's start value is drawn from, by state; a state left out starts at zero.</summary>
    public OrderedDictionary<string, Distribution> Simulation { get; init; } = Simulation ?? [];
}
