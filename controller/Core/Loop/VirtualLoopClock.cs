using System;
using MbRlRobot.Ports;

namespace MbRlRobot.Loop;

/// <summary>
/// A clock that stands still until it is slept on: a run takes no real time and repeats exactly. One thread.
/// </summary>
public sealed class VirtualLoopClock : ILoopClock
{
    /// <inheritdoc />
    public long NowNanoseconds { get; private set; }

    /// <inheritdoc />
    public void SleepUntil(long deadlineNanoseconds) => NowNanoseconds = Math.Max(NowNanoseconds, deadlineNanoseconds);

    /// <summary>Lets time pass without a sleep, as work does on a real clock.</summary>
    /// <param name="nanoseconds">How much; at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is negative.</exception>
    public void Spend(long nanoseconds)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(nanoseconds);
        NowNanoseconds += nanoseconds;
    }
}
