namespace MbRlRobot.Messaging.Payloads;

/// <summary>How the I/O loop keeps time within episodes: percentiles of the latest second (256 ticks at most), counts of the epoch.</summary>
/// <param name="PeriodP50Milliseconds">Median time between ticks, in ms.</param>
/// <param name="PeriodP99Milliseconds">99th percentile of the times between ticks, in ms.</param>
/// <param name="PeriodMaximumMilliseconds">Longest time between ticks, in ms.</param>
/// <param name="WorkMilliseconds">Mean time that a tick worked, in ms.</param>
/// <param name="WorstPeriodMilliseconds">Longest time between ticks of this epoch, in ms.</param>
/// <param name="Overruns">Ticks of this epoch that ended too late.</param>
/// <param name="MissedPeriods">I/O periods of this epoch that were skipped because of them.</param>
/// <param name="LostRecords">Records that were lost before the link, since it started, could copy them.</param>
public sealed record LoopTelemetry(
    double PeriodP50Milliseconds,
    double PeriodP99Milliseconds,
    double PeriodMaximumMilliseconds,
    double WorkMilliseconds,
    double WorstPeriodMilliseconds,
    long Overruns,
    long MissedPeriods,
    ulong LostRecords);
