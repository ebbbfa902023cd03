using MbRlRobot.Benchmarks.Measuring;

namespace MbRlRobot.Benchmarks.Ingest;

/// <summary>What came of a run.</summary>
/// <param name="Fleet">What the robots saw.</param>
/// <param name="Stored">What lies in the store afterwards.</param>
/// <param name="Dropped">Messages that the broker dropped.</param>
/// <param name="Fits">Fits that the trainer finished meanwhile.</param>
/// <param name="Trainer">What the trainer cost.</param>
/// <param name="Broker">What the broker cost.</param>
/// <param name="Robots">What the robots cost, all together.</param>
internal sealed record IngestOutcome(
    FleetReport Fleet,
    StoredRows Stored,
    double Dropped,
    int Fits,
    ProcessUsage Trainer,
    ProcessUsage Broker,
    ProcessUsage Robots);
