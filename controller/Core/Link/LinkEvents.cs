using System;
using System.Globalization;
using MbRlRobot.Messaging;

namespace MbRlRobot.Link;

/// <summary>
/// What a link tells people: a line for each event, and never more than a log can bear. What is told again and again, or too
/// fast, is counted instead, and the count is told.
/// </summary>
/// <param name="write">Takes lines.</param>
/// <param name="time">The clock.</param>
/// <param name="refused">Counts messages that could not be used.</param>
internal sealed class LinkEvents(Action<string> write, TimeProvider time, TopicCounts refused)
{
    /// <summary>Lines in <see cref="Window"/>.</summary>
    public const int MostLines = 60;

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private TimeSpan _windowStart;
    private string _last = string.Empty;
    private int _lines;
    private long _leftOut;
    private string _toldRefused = string.Empty;

    /// <summary>Tells of an event.</summary>
    /// <param name="what">One sentence; control characters in it, from whomever, are not written.</param>
    public void Tell(string what)
    {
        TimeSpan now = time.Monotonic();
        if (now - _windowStart >= Window)
        {
            TellLeftOut();
            TellRefused();
            (_windowStart, _lines, _last) = (now, 0, string.Empty);
        }

        if (_lines >= MostLines || what == _last)
        {
            _leftOut++;
            return;
        }

        _lines++;
        _last = what;
        Write(what);
    }

    /// <summary>Counts a message that cannot be used, and tells why.</summary>
    /// <param name="kind">What it was to be.</param>
    /// <param name="why">One sentence.</param>
    public void Refuse(TopicKind kind, string why)
    {
        refused.Add(kind);
        Tell(why);
    }

    /// <summary>Tells how many messages of each kind could not be used so far, where there is news of that.</summary>
    public void TellRefused()
    {
        string counts = TopicCounts.Describe(refused.Snapshot);
        if (counts != _toldRefused)
        {
            Write($"messages that could not be used so far: {counts}");
            _toldRefused = counts;
        }
    }

    private void TellLeftOut()
    {
        if (_leftOut > 0)
        {
            Write(string.Create(CultureInfo.InvariantCulture, $"{_leftOut} more lines of the last minute were left out"));
            _leftOut = 0;
        }
    }

    private void Write(string what) =>
        write(string.Create(CultureInfo.InvariantCulture, $"{time.GetUtcNow().UtcDateTime:HH:mm:ss} {Printable.Text(what)}"));
}
