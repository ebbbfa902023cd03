using System;
using System.Collections.Generic;
using MbRlRobot.Transitions.Batches;

namespace MbRlRobot.Ingest.Live;

/// <summary>What came of one robot's batches since the ingest started.</summary>
/// <param name="RobotId">The robot.</param>
/// <param name="Rows">Rows stored.</param>
/// <param name="RowsPerSecond">Rows stored per second, lately.</param>
/// <param name="Duplicates">Rows that were stored before, and left alone.</param>
/// <param name="DroppedRows">Rows dropped because the queue was full or the store failed; they come again.</param>
/// <param name="Refusals">Batches refused, by reason; reasons that did not occur are not in it.</param>
/// <param name="Gaps">Batches that began beyond the row expected next: something was lost on the way, and comes again.</param>
/// <param name="LostRows">Rows that the robot said it lost for ever.</param>
/// <param name="LastSeenUtc">When its last batch came.</param>
/// <param name="LagSeconds">From the arrival of its last batch to its being on the disk, in seconds.</param>
public sealed record RobotIngestStatistics(
    string RobotId,
    long Rows,
    double RowsPerSecond,
    long Duplicates,
    long DroppedRows,
    IReadOnlyDictionary<TransitionBatchRefusal, long> Refusals,
    long Gaps,
    long LostRows,
    DateTimeOffset LastSeenUtc,
    double LagSeconds);
