namespace MbRlRobot.Benchmarks.Ingest;

/// <summary>What the robots' process is told to do.</summary>
/// <param name="Broker">The broker's address.</param>
/// <param name="Bus">The message bus.</param>
/// <param name="RobotFile">The robots' description.</param>
/// <param name="Robots">How many.</param>
/// <param name="Seconds">How long they send.</param>
/// <param name="RowsPerSecond">What each records in a second; null: as fast as acknowledgements come.</param>
internal sealed record FleetOrder(
    string Broker, string Bus, string RobotFile, int Robots, int Seconds, double? RowsPerSecond);
