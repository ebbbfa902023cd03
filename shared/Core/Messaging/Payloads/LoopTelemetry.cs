namespace MbRlRobot.Messaging.Payloads;

/// <summary>How the I/O loop keeps time, since the message before.</summary>
/// <param name="PeriodMilliseconds">Mean time between ticks, in ms.</param>
/// <param name="WorstPeriodMilliseconds">The longest time between ticks, in ms.</param>
/// <param name="WorkMilliseconds">Mean time that a tick's work took, in ms.</param>
/// <param name="Overruns">Ticks of this epoch that came too late.</param>
/// <param name="LostRows">Transitions of this epoch that the link could not keep.</param>
public sealed record LoopTelemetry(
    double PeriodMilliseconds,
    double WorstPeriodMilliseconds,
    double WorkMilliseconds,
    long Overruns,
    long LostRows);
