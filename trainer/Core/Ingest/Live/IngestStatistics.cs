using System.Collections.Generic;

namespace MbRlRobot.Ingest.Live;

/// <summary>How an ingest goes.</summary>
/// <param name="Robots">Every robot that sent something, by id.</param>
/// <param name="QueuedBytes">Memory of the batches that wait to be stored.</param>
/// <param name="StoreFaults">Transactions that failed.</param>
/// <param name="LastFault">Why the latest of them failed; null where none did since one succeeded.</param>
public sealed record IngestStatistics(
    IReadOnlyList<RobotIngestStatistics> Robots,
    long QueuedBytes,
    long StoreFaults,
    string? LastFault);
