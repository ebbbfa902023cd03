using System.Collections.Generic;

namespace MbRlRobot.ControllerApp.Replay;

/// <summary>What came of estimating an episode's states again.</summary>
/// <param name="Rows">The transitions made.</param>
/// <param name="Differing">Those with other states than recorded, in some bit.</param>
/// <param name="FirstDiffering">The first such step; -1 for none.</param>
/// <param name="LargestDifference">Of each state, in its unit: [ds].</param>
/// <param name="MissedReadings">Readings that the log does not have.</param>
/// <param name="Obstacle">Why it could not be done; null where it was.</param>
public sealed record ReplayEstimate(
    int Rows,
    int Differing,
    int FirstDiffering,
    IReadOnlyList<float> LargestDifference,
    int MissedReadings,
    string? Obstacle);
