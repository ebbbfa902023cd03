namespace MbRlRobot.Ingest.Live;

/// <summary>How much an ingest holds, and how long.</summary>
/// <param name="QueueBytes">
/// Memory for batches that wait to be stored. Beyond it batches are dropped: not acknowledged, they come again.
/// </param>
/// <param name="GroupRows">Rows that are enough for a transaction.</param>
/// <param name="GroupMilliseconds">How long a batch waits for others to share a transaction, which costs a flush of the disk.</param>
/// <param name="RetryMilliseconds">Pause after the store, or the bus, failed.</param>
public sealed record IngestOptions(
    long QueueBytes = 64L << 20,
    int GroupRows = 20_000,
    int GroupMilliseconds = 100,
    int RetryMilliseconds = 1000);
