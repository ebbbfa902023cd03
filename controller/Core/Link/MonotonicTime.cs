using System;

namespace MbRlRobot.Link;

/// <summary>Intervals are taken on a clock that never jumps: a robot's time of day may be set while it runs.</summary>
internal static class MonotonicTime
{
    /// <summary>The time since some moment that stays the same.</summary>
    /// <param name="time">The clocks.</param>
    /// <returns>The time.</returns>
    public static TimeSpan Monotonic(this TimeProvider time) => time.GetElapsedTime(0);
}
