using System;
using MbRlRobot.Gates;
using MbRlRobot.Ingest.Live;

namespace MbRlRobot.Service;

/// <summary>How a trainer serves.</summary>
/// <param name="DataFolder">The folder with the registry.</param>
/// <param name="TrainerId">What it is called on the bus.</param>
/// <param name="SoftwareVersion">Its version.</param>
/// <param name="Seed">Fixes what fits draw.</param>
/// <param name="Threads">The threads of a fit, at least 1.</param>
/// <param name="Thresholds">How much worse than the champion a candidate may be; null for the usual.</param>
/// <param name="Ingest">How much is held before it is stored; null for the usual.</param>
/// <param name="WatchSeconds">How often the registry is looked at for a champion that another process named.</param>
/// <param name="Log">Told what people should know, a line each, on any thread; null for nobody.</param>
public sealed record ServiceOptions(
    string DataFolder,
    string TrainerId,
    string SoftwareVersion,
    ulong Seed = 0,
    int Threads = 1,
    GateThresholds? Thresholds = null,
    IngestOptions? Ingest = null,
    double WatchSeconds = 1,
    Action<string>? Log = null);
