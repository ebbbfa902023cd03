using MbRlRobot.Lifecycle;
using MbRlRobot.Ports;

namespace MbRlRobot.Loop;

/// <summary>What one arming covers, and what ends it.</summary>
internal sealed class Session(LoopLimits limits, ILoopClock clock)
{
    private const double NanosecondsPerMinute = 60e9;
    private long _start;

    /// <summary>Why it is to end; <see cref="SessionEnd.None"/> where it goes on.</summary>
    public SessionEnd Ending { get; private set; }

    /// <summary>Whether the robot is to stop at once, not only after the episode.</summary>
    public bool IsUrgent => Ending is not (SessionEnd.None or SessionEnd.Disarmed or SessionEnd.Episodes);

    /// <summary>Begins.</summary>
    public void Start() => (_start, Ending) = (clock.NowNanoseconds, SessionEnd.None);

    /// <summary>It is to end; the first reason stays, but one that stops at once goes before one that waits.</summary>
    public void Conclude(SessionEnd reason) => Ending = IsUrgent && reason != SessionEnd.Fault ? Ending : reason;

    /// <summary>Looks whether its time is over.</summary>
    public void CheckTime()
    {
        if (Ending == SessionEnd.None && (clock.NowNanoseconds - _start) / NanosecondsPerMinute >= limits.Minutes)
        {
            Conclude(SessionEnd.Minutes);
        }
    }

    /// <summary>Looks whether it has had its episodes.</summary>
    public void CheckEpisodes(long episodes)
    {
        if (Ending == SessionEnd.None && episodes >= limits.Episodes)
        {
            Conclude(SessionEnd.Episodes);
        }
    }
}
