using System.Collections.Generic;
using MbRlRobot.Transitions;

namespace MbRlRobot.Replay;

/// <summary>What came of estimating an episode's states again.</summary>
/// <param name="Rows">The transitions as the estimator makes them now; empty where the episode could not be replayed.</param>
/// <param name="Differing">How many of them have other states than recorded, in some bit.</param>
/// <param name="FirstDiffering">The first such step; -1 for none.</param>
/// <param name="Largest">Of each state, the largest difference, in its unit; of angles the short way round: [ds].</param>
/// <param name="MissedReadings">Readings that the log does not have: then states differ for that reason.</param>
/// <param name="Obstacle">Why the episode could not be replayed; null where it was.</param>
public sealed record ReestimationResult(
    IReadOnlyList<Transition> Rows,
    int Differing,
    int FirstDiffering,
    IReadOnlyList<float> Largest,
    int MissedReadings,
    string? Obstacle);
