namespace MbRlRobot.Models;

/// <summary>What came of a chunk that arrived.</summary>
public enum ChunkOutcome
{
    /// <summary>It was missing and has been taken.</summary>
    Taken,

    /// <summary>It was there already; the first one stays. Brokers repeat messages.</summary>
    Repeated,

    /// <summary>It belongs to another file, or the file has no chunk of that index. Nothing was changed.</summary>
    Foreign,

    /// <summary>It is shorter or longer than this chunk must be. Nothing was changed.</summary>
    WrongSize,
}
