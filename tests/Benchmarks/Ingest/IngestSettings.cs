namespace MbRlRobot.Benchmarks.Ingest;

/// <summary>What an ingest is put to.</summary>
/// <param name="Robots">How many robots send at once.</param>
/// <param name="Seconds">How long they send.</param>
/// <param name="RowsPerSecond">What each records in a second; infinite: as fast as acknowledgements come.</param>
/// <param name="IsDuringFit">Whether the trainer fits all the while.</param>
/// <param name="Bus">The message bus of trainer and robots.</param>
internal sealed record IngestSettings(int Robots, int Seconds, double RowsPerSecond, bool IsDuringFit, string Bus);
