using System;
using System.Diagnostics;
using System.Threading;
using MbRlRobot.Ports;

namespace MbRlRobot.Loop;

/// <summary>
/// The system's monotonic clock. On Linux a sleep is one absolute <c>clock_nanosleep</c>, so that the time between reading
/// the clock and falling asleep is not added to the period; elsewhere it is sleep, then spin, for development.
/// </summary>
public sealed class MonotonicLoopClock : ILoopClock
{
    private const long NanosecondsPerMillisecond = 1_000_000;

    // a sleep of another system's scheduler is late by up to a tick of its timer, 15.6 ms at worst
    private const long SpunNanoseconds = 16 * NanosecondsPerMillisecond;

    /// <inheritdoc />
    public long NowNanoseconds => Nanoseconds(Stopwatch.GetTimestamp());

    /// <inheritdoc />
    public void SleepUntil(long deadlineNanoseconds)
    {
        if (OperatingSystem.IsLinux())
        {
            LinuxSleep.Until(deadlineNanoseconds);
        }
        else
        {
            SleepThenSpin(deadlineNanoseconds);
        }
    }

    // Linux counts in nanoseconds (CLOCK_MONOTONIC), so there this multiplies and divides by one
    private static long Nanoseconds(long ticks) => Stopwatch.Frequency == 1_000_000_000
        ? ticks
        : (long)((Int128)ticks * 1_000_000_000 / Stopwatch.Frequency);

    private void SleepThenSpin(long deadlineNanoseconds)
    {
        long left = deadlineNanoseconds - NowNanoseconds;
        if (left > SpunNanoseconds)
        {
            Thread.Sleep((int)Math.Min(int.MaxValue, (left - SpunNanoseconds) / NanosecondsPerMillisecond));
        }

        while (NowNanoseconds < deadlineNanoseconds)
        {
            Thread.SpinWait(20);
        }
    }
}
