namespace MbRlRobot.Robots;

/// <summary>What the robot keeps on disk until the trainer has acknowledged it.</summary>
/// <param name="FdatasyncInterval">Seconds between syncs: what a loss of power can cost; 0 syncs every write.</param>
/// <param name="MaxBytes">The log's size beyond which its oldest segments go.</param>
/// <param name="MaxAge">The age in seconds beyond which segments go.</param>
public sealed record LinkDescription(
    double FdatasyncInterval = 1,
    long MaxBytes = 1L << 30,
    double MaxAge = 30 * 86400.0);
