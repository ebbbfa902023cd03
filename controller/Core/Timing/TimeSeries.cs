using MbRlRobot.Status;

namespace MbRlRobot.Timing;

/// <summary>One kind of time of a loop: the window under way, and all since the robot was armed.</summary>
internal sealed class TimeSeries
{
    private readonly TimeHistogram _session = new();

    /// <summary>The window under way.</summary>
    public TimeHistogram Window { get; } = new();

    /// <summary>The latest full window.</summary>
    public TimeSummary Latest { get; private set; } = TimeSummary.None;

    /// <summary>All since the robot was armed; up to date whenever a window is full.</summary>
    public TimeSummary Session { get; private set; } = TimeSummary.None;

    /// <summary>Adds a time.</summary>
    /// <param name="nanoseconds">The time, ns.</param>
    public void Add(long nanoseconds)
    {
        Window.Add(nanoseconds);
        _session.Add(nanoseconds);
    }

    /// <summary>The window is full.</summary>
    public void Close()
    {
        (Latest, Session) = (Window.Summarise(), _session.Summarise());
        Window.Clear();
    }

    /// <summary>The robot was armed.</summary>
    public void BeginSession()
    {
        Window.Clear();
        _session.Clear();
        (Latest, Session) = (TimeSummary.None, TimeSummary.None);
    }
}
