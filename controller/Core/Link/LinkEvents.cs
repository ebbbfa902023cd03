using System;
using System.Globalization;

namespace MbRlRobot.Link;

/// <summary>
/// What a link tells people: a line for each event, and never more than a log can bear. What is told again and again, or too
/// fast, is counted instead, and the count is told.
/// </summary>
/// <param name="write">Takes lines.</param>
/// <param name="time">The clock.</param>
internal sealed class LinkEvents(Action<string> write, TimeProvider time)
{
    /// <summary>Lines in <see cref="Window"/>.</summary>
    public const int MostLines = 60;

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private TimeSpan _windowStart;
    private string _last = string.Empty;
    private int _lines;
    private long _leftOut;

    /// <summary>Tells of an event.</summary>
    /// <param name="what">One sentence; control characters in it, from whomever, are not written.</param>
    public void Tell(string what)
    {
        TimeSpan now = time.Monotonic();
        if (now - _windowStart >= Window)
        {
            TellLeftOut();
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
