using System;
using System.Collections.Generic;
using MbRlRobot.Ingest.Live;
using MbRlRobot.Service;

namespace MbRlRobot.TrainerApp.Serve;

/// <summary>A line of <c>serve --json</c>, one each second: how it goes.</summary>
/// <param name="Kind">Always <c>state</c>.</param>
/// <param name="Time">As of when, UTC.</param>
/// <param name="Types">The models of each type.</param>
/// <param name="Robots">What is known of each robot.</param>
/// <param name="Ingest">How the rows come in, of each robot since the start.</param>
/// <param name="Fault">What last failed on the bus or in the registry; null where it works again.</param>
internal sealed record ServeState(
    string Kind,
    DateTime Time,
    IReadOnlyList<TypeView> Types,
    IReadOnlyList<RobotView> Robots,
    IngestStatistics Ingest,
    string? Fault);
