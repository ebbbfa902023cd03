namespace MbRlRobot.Loop;

/// <summary>
/// How long the latest tick took, on the loop's clock. What lies between episodes is no period. Allocates and throws nothing.
/// </summary>
internal sealed class TickTimes
{
    private long _last;

    /// <summary>From the beginning of the latest tick to that of the next, ns.</summary>
    public long PeriodNanoseconds { get; private set; }

    /// <summary>How long it worked, ns.</summary>
    public long WorkNanoseconds { get; private set; }

    /// <summary>Ticks begin anew.</summary>
    /// <param name="nowNanoseconds">When the first tick began, on the loop's clock.</param>
    public void Restart(long nowNanoseconds) => _last = nowNanoseconds;

    /// <summary>A tick is over, and the next begins.</summary>
    /// <param name="workedNanoseconds">When its work was done, on the loop's clock.</param>
    /// <param name="nowNanoseconds">When the next tick begins, on the loop's clock.</param>
    public void Add(long workedNanoseconds, long nowNanoseconds)
    {
        (PeriodNanoseconds, WorkNanoseconds) = (nowNanoseconds - _last, workedNanoseconds - _last);
        _last = nowNanoseconds;
    }
}
