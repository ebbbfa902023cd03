using System.Collections.Generic;
using System.Linq;

namespace MbRlRobot.Ingest.Live;

/// <summary>How an ingest goes.</summary>
/// <param name="Robots">Every robot that sent something, by id.</param>
/// <param name="QueuedBytes">Memory of the batches that wait to be stored.</param>
/// <param name="StoreFaults">Transactions that failed.</param>
/// <param name="LastFault">Why the latest of them failed; null where none did since one succeeded.</param>
/// <param name="Strangers">Batches that were not looked at: no robot's, or of one more robot than are counted.</param>
public sealed record IngestStatistics(
    IReadOnlyList<RobotIngestStatistics> Robots,
    long QueuedBytes,
    long StoreFaults,
    string? LastFault,
    long Strangers)
{
    /// <summary>Batches refused, of all robots, for whatever reason.</summary>
    public long Refused => Strangers + Robots.Sum(robot => robot.Refusals.Values.Sum());
}
