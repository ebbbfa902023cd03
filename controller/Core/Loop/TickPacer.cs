using System;
using MbRlRobot.Ports;

namespace MbRlRobot.Loop;

/// <summary>
/// Keeps a loop on a grid of equal periods. A tick that ends after the next grid point skips what it missed and goes on
/// with the first point to come: the phase is kept, and nothing is made up for in a burst. Allocates and throws nothing.
/// </summary>
public sealed class TickPacer
{
    private readonly ILoopClock _clock;
    private long _point;

    /// <summary>Begins at the clock's now.</summary>
    /// <param name="clock">The loop's clock.</param>
    /// <param name="periodSeconds">The time between grid points, s.</param>
    public TickPacer(ILoopClock clock, double periodSeconds)
    {
        ArgumentNullException.ThrowIfNull(clock);
        _clock = clock;
        PeriodNanoseconds = (long)Math.Round(periodSeconds * 1e9);
        ArgumentOutOfRangeException.ThrowIfLessThan(PeriodNanoseconds, 1, nameof(periodSeconds));
        Restart();
    }

    /// <summary>The time between grid points, ns.</summary>
    public long PeriodNanoseconds { get; }

    /// <summary>Grid points since the pacer was made, missed ones included.</summary>
    public long Index { get; private set; }

    /// <summary>The grid point of this tick, on the loop's clock.</summary>
    public long PointNanoseconds => _point;

    /// <summary>Puts the grid to the clock's now: what was before, such as a reset, took as long as it took.</summary>
    public void Restart() => _point = _clock.NowNanoseconds;

    /// <summary>Waits for the next grid point.</summary>
    /// <returns>The grid points that had passed already, and are skipped; 0 where the tick was in time.</returns>
    public int Wait()
    {
        long late = Math.Max(0, _clock.NowNanoseconds - _point);
        long missed = Math.Min(late / PeriodNanoseconds, int.MaxValue);
        _point += (missed + 1) * PeriodNanoseconds;
        Index += missed + 1;
        _clock.SleepUntil(_point);
        return (int)missed;
    }
}
