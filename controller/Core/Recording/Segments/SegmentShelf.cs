using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace MbRlRobot.Recording.Segments;

/// <summary>The segments that are there, oldest first, and the budget that they are kept within.</summary>
internal sealed class SegmentShelf
{
    /// <summary>Boards without a clock's battery start in the past: no file of this program is older than that.</summary>
    private static readonly DateTime FirstPlausible = new(2025, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private readonly ISegmentStorage _storage;
    private readonly SegmentLogOptions _options;
    private readonly AcknowledgedSequences _acknowledged;
    private readonly Action<string> _warn;
    private readonly TimeProvider _time;
    private readonly List<Segment> _segments = [];

    public SegmentShelf(
        ISegmentStorage storage,
        string robotId,
        SegmentLogOptions options,
        AcknowledgedSequences acknowledged,
        Action<string> warn,
        TimeProvider time)
    {
        (_storage, _options, _acknowledged, _warn, _time) = (storage, options, acknowledged, warn, time);
        string[] names = [.. storage.Names().Where(name => SegmentHeader.NumberOf(name) > 0).Order(StringComparer.Ordinal)];
        LastNumber = names.Length == 0 ? 0 : names.Max(SegmentHeader.NumberOf);
        foreach (string name in names)
        {
            Recover(name, robotId);
        }
    }

    public IReadOnlyList<Segment> Segments => _segments;

    /// <summary>The highest number that a segment had.</summary>
    public ulong LastNumber { get; private set; }

    public long Bytes => _segments.Sum(segment => segment.Length);

    /// <summary>Bytes that were no good frames when the log was opened.</summary>
    public long DamagedBytes { get; private set; }

    /// <summary>Transitions deleted before they were acknowledged.</summary>
    public ulong Dropped { get; private set; }

    /// <summary>Drops that no event has told of yet: how many transitions, and the last of them.</summary>
    public (ulong Transitions, ulong LastSequence) Unannounced { get; set; }

    public ulong Unacknowledged =>
        _segments.Aggregate(0UL, (sum, segment) => sum + UnacknowledgedOf(segment));

    public void Add(Segment segment)
    {
        _segments.Add(segment);
        LastNumber = segment.Number;
    }

    /// <summary>Makes room for bytes: acknowledged segments go first, then the others, oldest first; never the active one.</summary>
    public void MakeRoom(long bytes, Segment? active)
    {
        bool canDrop = true;
        while (canDrop && Bytes + bytes > _options.MaximumBytes)
        {
            canDrop = DropAcknowledged(active)
                || (_segments.Find(each => each != active) is { } oldest && Drop(oldest, "the log is larger than link.maxBytes"));
        }
    }

    /// <summary>Deletes the oldest segment whose transitions are all acknowledged.</summary>
    /// <returns>Whether there was one.</returns>
    public bool DropAcknowledged(Segment? active) =>
        _segments.Find(each => each != active && UnacknowledgedOf(each) == 0) is { } done
        && Drop(done, "the room is needed");

    /// <summary>Deletes the segments that are older than the budget allows.</summary>
    public void DropExpired(Segment? active)
    {
        foreach (Segment segment in _segments.Where(each => each != active && IsExpired(each)).ToArray())
        {
            Drop(segment, "it is older than link.maxAge");
        }
    }

    private bool IsExpired(Segment segment)
    {
        DateTime written = _storage.LastWriteUtc(segment.Name);
        DateTime now = _time.GetUtcNow().UtcDateTime;
        return written >= FirstPlausible && now - written > _options.MaximumAge;
    }

    private ulong UnacknowledgedOf(Segment segment) =>
        segment.Unacknowledged(_acknowledged.Last(segment.Source.Epoch));

    private bool Drop(Segment segment, string reason)
    {
        string path = Path.Combine(_storage.Folder, segment.Name);
        try
        {
            _storage.Delete(segment.Name);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            _warn($"{path}: it cannot be deleted although {reason}: {fault.Message}");
            return false;
        }

        _segments.Remove(segment);
        if (UnacknowledgedOf(segment) is > 0 and ulong lost)
        {
            Dropped += lost;
            Unannounced = (Unannounced.Transitions + lost, segment.LastSequence);
            _warn($"{path} was deleted because {reason}: {lost} transitions that the trainer has not acknowledged are lost.");
        }

        return true;
    }

    private void Recover(string name, string robotId)
    {
        Segment? segment = SegmentScan.Of(_storage, name, out string? damage);
        if (segment is not null && segment.Source.RobotId != robotId)
        {
            throw new InvalidDataException(
                $"{Path.Combine(_storage.Folder, name)}: it is of the robot '{segment.Source.RobotId}'; this log is of '{robotId}'.");
        }

        if (damage is not null)
        {
            Settle(name, segment, damage);
        }

        if (segment?.LastIndex is not null)
        {
            _segments.Add(segment);
        }
        else if (segment is not null)
        {
            _storage.Delete(name);
        }
    }

    /// <summary>
    /// The newest segment may end in what a crash tore: that is cut off, or the file goes where not even its header is whole.
    /// Of an older one, which something else has damaged, nothing is taken away.
    /// </summary>
    private void Settle(string name, Segment? segment, string damage)
    {
        bool isNewest = SegmentHeader.NumberOf(name) == LastNumber;
        string settled = !isNewest ? "not read beyond" : segment is null ? "removed" : "cut off; the frames before it are kept";
        _warn($"{damage}: {settled}.");
        DamagedBytes += Damaged(name, segment, isNewest);
        if (segment is null && isNewest)
        {
            _storage.Delete(name);
        }
    }

    private long Damaged(string name, Segment? segment, bool isCut)
    {
        using ISegmentFile file = _storage.Open(name);
        long good = segment?.Length ?? 0;
        long damaged = file.Length - good;
        if (isCut)
        {
            file.Length = good;
        }

        return damaged;
    }
}
