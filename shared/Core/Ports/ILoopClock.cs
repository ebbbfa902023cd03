namespace MbRlRobot.Ports;

/// <summary>The time of the control loop: monotonic, nothing to do with the time of day.</summary>
public interface ILoopClock
{
    /// <summary>Nanoseconds since some fixed moment; never goes back.</summary>
    long NowNanoseconds { get; }

    /// <summary>Waits until a moment; returns at once where it has passed. Neither allocates nor throws.</summary>
    /// <param name="deadlineNanoseconds">The moment, on this clock.</param>
    void SleepUntil(long deadlineNanoseconds);
}
