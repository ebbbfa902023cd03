using System;
using System.Collections.Generic;
using System.IO;

namespace MbRlRobot.Recording.Segments;

/// <summary>
/// Copies what control processes record from their rings to the log, in order, each record once. A ring is told how far it was
/// copied only after the log has it; a copier that dies goes on where the log ends.
/// </summary>
/// <remarks>One thread; one copier a robot, over all processes.</remarks>
public sealed class RingCopier : IDisposable
{
    private readonly RingFolder _folder;
    private readonly SegmentLog _log;
    private readonly Action<string> _warn;
    private readonly IDisposable _claim;
    private RingCopy? _copy;

    /// <summary>Takes a robot's rings.</summary>
    /// <param name="folder">Where they are.</param>
    /// <param name="log">Where they go; it stays the caller's.</param>
    /// <param name="warn">Takes warnings, sentences for people.</param>
    /// <exception cref="IOException">Another process copies them.</exception>
    public RingCopier(RingFolder folder, SegmentLog log, Action<string> warn)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(log);
        ArgumentNullException.ThrowIfNull(warn);
        (_folder, _log, _warn) = (folder, log, warn);
        _claim = folder.ClaimReader();
    }

    /// <summary>Shown each record that is copied, in order; where the disk refuses some, they are shown again.</summary>
    public RecordWatcher? Watcher { get; set; }

    /// <summary>Records that were overwritten or torn before they were copied, since this copier began.</summary>
    public ulong Lost { get; private set; }

    /// <summary>The records in the ring that have not been copied yet.</summary>
    public ulong Lag => _copy?.Lag ?? 0;

    /// <summary>Copies everything that there is. To be called ten times a second or so.</summary>
    /// <returns>The records copied; 0 also where the disk refuses them.</returns>
    /// <exception cref="InvalidDataException">A ring is of another version than this program.</exception>
    /// <exception cref="IOException">A ring cannot be opened.</exception>
    public int Copy()
    {
        int copied = 0;
        bool isDone = false;
        while (!isDone)
        {
            isDone = !CopyOldest(ref copied);
        }

        _log.Tend();
        return copied;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _copy?.Dispose();
        _claim.Dispose();
    }

    /// <summary>Copies the oldest ring.</summary>
    /// <returns>Whether it is done with, and the next one's turn has come.</returns>
    private bool CopyOldest(ref int copied)
    {
        IReadOnlyList<string> rings = _folder.Rings();
        if (rings.Count == 0)
        {
            return false;
        }

        // asked before the ring is read: what its process wrote before it went is read below
        bool isFinal = rings.Count > 1 || !_folder.HasWriter;
        if (!RingReader.IsReady(rings[0]))
        {
            return isFinal && Remove(rings[0]);
        }

        if (_copy is null || _copy.Path != rings[0])
        {
            _copy?.Dispose();
            _copy = new RingCopy(RingReader.Open(rings[0]), _log, _warn, Watcher);
        }

        copied += _copy.Copy(isFinal, out bool isDrained);
        Lost += _copy.TakeLost();
        return isFinal && isDrained && _log.Flush() && Remove(rings[0]);
    }

    private bool Remove(string ring)
    {
        _copy?.Dispose();
        _copy = null;
        File.Delete(ring);
        return true;
    }
}
