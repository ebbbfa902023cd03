using System;
using MbRlRobot.Loop;
using MbRlRobot.Status;

namespace MbRlRobot.Timing;

/// <summary>Keeps the part of a loop's status that tells how it keeps time. Allocates and throws nothing.</summary>
/// <param name="periodSeconds">The time between ticks that is wanted, s.</param>
internal sealed class TimeBoard(double periodSeconds)
{
    private readonly LoopStatistics _statistics = new(periodSeconds);
    private long _session = -1;
    private long _overrunsBefore;
    private long _missedBefore;
    private long _missedCounted;

    /// <summary>A tick of an episode is over; what it missed may be counted at the next.</summary>
    /// <param name="status">The status.</param>
    /// <param name="times">How long it took.</param>
    /// <param name="planAgeNanoseconds">The age of the plan that is followed, ns; null for none.</param>
    public void CountTick(ref LoopStatus status, TickTimes times, long? planAgeNanoseconds)
    {
        long missed = status.MissedPeriods - _missedCounted;
        _missedCounted = status.MissedPeriods;
        _statistics.Add(times.PeriodNanoseconds, times.WorkNanoseconds, planAgeNanoseconds ?? -1, missed);
        status.WorstPeriodMilliseconds = Math.Max(status.WorstPeriodMilliseconds, times.PeriodNanoseconds / 1e6);
        Tell(ref status);
    }

    /// <summary>Keeps what is counted since the robot was armed; at every tick.</summary>
    /// <param name="status">The status.</param>
    public void CountSession(ref LoopStatus status)
    {
        if (_session != status.Sessions)
        {
            _session = status.Sessions;
            (_overrunsBefore, _missedBefore, _missedCounted) = (status.Overruns, status.MissedPeriods, status.MissedPeriods);
            _statistics.BeginSession();
            Tell(ref status);
        }

        status.SessionOverruns = status.Overruns - _overrunsBefore;
        status.SessionMissedPeriods = status.MissedPeriods - _missedBefore;
    }

    private void Tell(ref LoopStatus status) =>
        (status.Latest, status.Session, status.Health) = (_statistics.Latest, _statistics.Session, _statistics.Health);
}
