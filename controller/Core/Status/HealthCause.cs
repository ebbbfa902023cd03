namespace MbRlRobot.Status;

/// <summary>The number that a loop's health hangs on.</summary>
public enum HealthCause
{
    /// <summary>None: all is well.</summary>
    None,

    /// <summary>The share of I/O periods that were missed.</summary>
    MissedShare,

    /// <summary>By how much the mean rate of ticks differs from the one wanted, Hz.</summary>
    RateMean,

    /// <summary>The standard deviation of the rate of ticks, Hz.</summary>
    RateDeviation,

    /// <summary>The mean work of a tick, ms.</summary>
    WorkMean,

    /// <summary>The standard deviation of a tick's work, ms.</summary>
    WorkDeviation,
}
