using System.Collections.Generic;

namespace MbRlRobot.Robots;

/// <summary>What guards the robot beyond limits and slew.</summary>
/// <param name="Fallback">What drives when there is no fresh plan, in order, ending in stop; null is plan tail, then stop.</param>
/// <param name="Estop">Whether there is an emergency-stop input that must read closed.</param>
/// <param name="Enable">Whether there is a hardware enable line to the drives.</param>
/// <param name="Watchdog">Seconds without a toggle after which the external watchdog cuts the enable line; null for none.</param>
/// <param name="Disagreement">The multiple of the manifest's disagreement threshold that trips the guard; null switches it off.</param>
/// <param name="PlanAge">
/// Seconds since the begin of the latest plan of use after which the stop policies take over, whatever the fallback; null is ten control
/// periods more than a plan reaches that is replaced in time.
/// </param>
/// <param name="SensorAge">Seconds that readings may fail before the session ends; null is one and a half control periods.</param>
/// <param name="Frozen">Seconds that a sensor may read exactly the same while the robot is driven; null switches the guard off.</param>
public sealed record SafetyDescription(
    IReadOnlyList<FallbackKind>? Fallback = null,
    bool Estop = false,
    bool Enable = false,
    double? Watchdog = null,
    double? Disagreement = null,
    double? PlanAge = null,
    double? SensorAge = null,
    double? Frozen = null)
{
    /// <summary>What drives when there is no fresh plan, in order, ending in stop.</summary>
    public IReadOnlyList<FallbackKind> Fallback { get; init; } = Fallback ?? [FallbackKind.PlanTail, FallbackKind.Stop];
}
