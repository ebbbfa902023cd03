using System.Threading;

namespace MbRlRobot.Loop;

/// <summary>
/// Hands episodes that have ended from the loop's thread to one other. Neither side waits or allocates; what finds no room
/// is counted.
/// </summary>
public sealed class EpisodeHandover
{
    private const int Capacity = 1024;
    private readonly EpisodeSummary[] _entries = new EpisodeSummary[Capacity];
    private long _written;
    private long _read;

    /// <summary>Episodes that found no room.</summary>
    public long Lost { get; private set; }

    /// <summary>The loop's side.</summary>
    /// <param name="summary">An episode.</param>
    public void Add(in EpisodeSummary summary)
    {
        if (_written - Volatile.Read(ref _read) == Capacity)
        {
            Lost++;
            return;
        }

        _entries[_written % Capacity] = summary;
        Volatile.Write(ref _written, _written + 1);
    }

    /// <summary>The other side.</summary>
    /// <param name="summary">Receives the oldest episode.</param>
    /// <returns>Whether there was one.</returns>
    public bool TryTake(out EpisodeSummary summary)
    {
        summary = default;
        if (_read == Volatile.Read(ref _written))
        {
            return false;
        }

        summary = _entries[_read % Capacity];
        Volatile.Write(ref _read, _read + 1);
        return true;
    }
}
