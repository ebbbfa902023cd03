namespace MbRlRobot.Benchmarks.Ingest;

/// <summary>What the robots' process tells at its end.</summary>
/// <param name="RowsSent">Rows that they published.</param>
/// <param name="RowsAcknowledged">Rows that the trainer said are stored.</param>
/// <param name="Seconds">From the first publish to the last acknowledgement.</param>
/// <param name="RowsInBatch">Rows in a full batch.</param>
/// <param name="LagMedian">From publishing a batch to hearing that it is stored, s: half of them were faster.</param>
/// <param name="LagHigh">The same, of 99 in 100.</param>
/// <param name="LagLongest">The longest.</param>
/// <param name="Faults">Publications that failed.</param>
internal sealed record FleetReport(
    long RowsSent,
    long RowsAcknowledged,
    double Seconds,
    int RowsInBatch,
    double LagMedian,
    double LagHigh,
    double LagLongest,
    long Faults);
