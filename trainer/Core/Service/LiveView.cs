using MbRlRobot.Messaging.Payloads;

namespace MbRlRobot.Service;

/// <summary>What a robot's telemetry said last: how its episode goes, and whether it keeps time.</summary>
/// <param name="Episode">The episode within the epoch, from 0.</param>
/// <param name="Step">The step within it.</param>
/// <param name="PlanMilliseconds">What the latest decision took; null while it does not plan.</param>
/// <param name="PlanAgeMilliseconds">Age of the reading that the plan in use was made from; null where none is followed.</param>
/// <param name="LatePlans">Decisions of this epoch that came after the period in which they should have taken effect; null while it does not plan.</param>
/// <param name="PeriodP99Milliseconds">99th percentile of the times between ticks; null before an episode's first second.</param>
/// <param name="MissedPeriods">I/O periods of this epoch that were skipped; null before an episode's first second.</param>
public sealed record LiveView(
    int Episode,
    int Step,
    double? PlanMilliseconds = null,
    double? PlanAgeMilliseconds = null,
    long? LatePlans = null,
    double? PeriodP99Milliseconds = null,
    long? MissedPeriods = null)
{
    internal static LiveView Of(RobotTelemetry telemetry) => new(
        telemetry.Episode,
        telemetry.Step,
        telemetry.Plan?.Milliseconds,
        telemetry.Plan?.AgeMilliseconds,
        telemetry.Plan?.Late,
        telemetry.Loop?.PeriodP99Milliseconds,
        telemetry.Loop?.MissedPeriods);
}
