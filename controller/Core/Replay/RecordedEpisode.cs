using System.Collections.Generic;
using System.Linq;
using MbRlRobot.Recording;

namespace MbRlRobot.Replay;

/// <summary>What a log holds of an episode.</summary>
/// <param name="Source">Whose it is.</param>
/// <param name="Number">The episode within the epoch, from 0; -1 for what was recorded before the first.</param>
/// <param name="Records">Its records, in their order.</param>
public sealed record RecordedEpisode(RecordSource Source, int Number, IReadOnlyList<LogRecord> Records)
{
    /// <summary>How it began; null where that record is lost.</summary>
    public LoggedStart? Start { get; } = Records.OfType<LoggedStart>().FirstOrDefault();

    /// <summary>Its control periods.</summary>
    public IReadOnlyList<LoggedStep> Steps { get; } = [.. Records.OfType<LoggedStep>()];

    /// <summary>Its decisions.</summary>
    public IReadOnlyList<LoggedDecision> Decisions { get; } = [.. Records.OfType<LoggedDecision>()];

    /// <summary>What happened.</summary>
    public IReadOnlyList<LoggedEvent> Events { get; } = [.. Records.OfType<LoggedEvent>()];

    /// <summary>Records that are missing in its midst, or at its beginning.</summary>
    public ulong Missing { get; } = Gaps(Records);

    /// <summary>Why it ended; null where the log does not say.</summary>
    public EpisodeEnd? End => EndEvent is { } end ? (EpisodeEnd)end.First : null;

    /// <summary>The sum of its rewards as the robot told it at the end; null where the log does not say.</summary>
    public double? Return => EndEvent is { } end ? System.BitConverter.UInt64BitsToDouble(end.Second) : null;

    /// <summary>Why it cannot be replayed from its start; null where it can.</summary>
    public string? Obstacle => Start is null
        ? "its start is not in the log"
        : Missing > 0 ? $"{Missing} records are missing" : null;

    private LoggedEvent? EndEvent => Events.LastOrDefault(each => each.Kind == EventKind.EpisodeEnded);

    private static ulong Gaps(IReadOnlyList<LogRecord> records)
    {
        ulong missing = 0;
        LogRecord? before = null;
        foreach (LogRecord record in records.Where(each => each is not LoggedEvent { IsByLink: true }))
        {
            missing += before is null ? 0 : record.Index - before.Index - 1;
            before = record;
        }

        return missing;
    }
}
