namespace MbRlRobot.Recording.Segments;

/// <summary>How a log is doing.</summary>
/// <param name="Segments">Its segments.</param>
/// <param name="Bytes">Their size.</param>
/// <param name="Unacknowledged">Transitions that the trainer has not acknowledged.</param>
/// <param name="Dropped">Transitions deleted before they were acknowledged, since the log was opened.</param>
/// <param name="DamagedBytes">Bytes that were no good frames when the log was opened.</param>
/// <param name="FailedWrites">Writes that the disk refused, since the log was opened.</param>
/// <param name="IsStalled">Whether the disk refused the last write: records stay in the ring.</param>
public sealed record SegmentLogStatus(
    int Segments,
    long Bytes,
    ulong Unacknowledged,
    ulong Dropped,
    long DamagedBytes,
    long FailedWrites,
    bool IsStalled);
