using System.Collections.Generic;
using MbRlRobot.Ingest.Live;
using MbRlRobot.Messaging;

namespace MbRlRobot.Service;

/// <summary>How a trainer goes, as of one moment.</summary>
/// <param name="Types">Its types, as they were given.</param>
/// <param name="Robots">Every robot that was heard of, by id.</param>
/// <param name="Ingest">How the rows come in.</param>
/// <param name="Fault">What last failed on the bus or in the registry; null where it works again.</param>
/// <param name="Refused">Messages that could not be used, by kind: not well-formed, or not of whom they say.</param>
public sealed record ServiceView(
    IReadOnlyList<TypeView> Types,
    IReadOnlyList<RobotView> Robots,
    IngestStatistics Ingest,
    string? Fault,
    IReadOnlyDictionary<TopicKind, long> Refused);
