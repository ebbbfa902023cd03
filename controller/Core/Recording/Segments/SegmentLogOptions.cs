using System;
using MbRlRobot.Robots;

namespace MbRlRobot.Recording.Segments;

/// <summary>How much a log keeps, and how soon it is on the disk.</summary>
/// <param name="FlushInterval">The most that a loss of power costs; zero flushes every write.</param>
/// <param name="MaximumBytes">The size of all segments beyond which the oldest go.</param>
/// <param name="MaximumAge">How long after their last write segments go.</param>
public sealed record SegmentLogOptions(TimeSpan FlushInterval, long MaximumBytes, TimeSpan MaximumAge)
{
    private const long LargestSegment = 8L << 20;
    private const long SmallestSegment = 64L << 10;

    /// <summary>The size at which a segment is closed: a 32nd of all, from 64 KiB to 8 MiB, unless set.</summary>
    public long SegmentBytes { get; init; } = Math.Clamp(MaximumBytes / 32, SmallestSegment, LargestSegment);

    /// <summary>What a robot's description asks for.</summary>
    /// <param name="link">Its section <c>link</c>.</param>
    /// <returns>The options.</returns>
    public static SegmentLogOptions Of(LinkDescription link)
    {
        ArgumentNullException.ThrowIfNull(link);
        return new SegmentLogOptions(
            TimeSpan.FromSeconds(link.FdatasyncInterval), link.MaxBytes, TimeSpan.FromSeconds(link.MaxAge));
    }
}
