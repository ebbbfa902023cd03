namespace MbRlRobot.Recording;

/// <summary>What happened. The values are stored: never renumber.</summary>
public enum EventKind : uint
{
    /// <summary>An episode ended: first value <see cref="EpisodeEnd"/>, second the bits of its return, a double.</summary>
    EpisodeEnded = 1,

    /// <summary>
    /// Another model plans from here on: first value its version, second the first eight bytes of its file's SHA-256,
    /// little-endian.
    /// </summary>
    ModelSwapped = 2,

    /// <summary>
    /// Records were overwritten in the ring, or torn, before they were copied: first value how many, second the index of the
    /// first. Written by the link.
    /// </summary>
    RecordsLost = 3,

    /// <summary>
    /// Segments that the trainer had not acknowledged were deleted for the log's budget: first value how many transitions
    /// they held, second the sequence of the last. Written by the link.
    /// </summary>
    TransitionsDropped = 4,

    /// <summary>A sentence for people; both values are 0.</summary>
    Note = 5,
}
