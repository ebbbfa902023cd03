using MbRlRobot.Recording;

namespace MbRlRobot.Loop;

/// <summary>An episode that has ended.</summary>
/// <param name="Episode">Which, within the epoch, from 0.</param>
/// <param name="IsExploring">Whether it explored.</param>
/// <param name="Steps">Its control periods.</param>
/// <param name="Return">The sum of its rewards, and of the done reward for the steps that remained.</param>
/// <param name="IsSuccess">Whether the task counts it as a success; false also where the task does not say.</param>
/// <param name="End">Why it ended.</param>
/// <param name="LeftLimits">The state that left its limits; -1 for none.</param>
/// <param name="PlanP50Milliseconds">Median time of a decision, ms; NaN without any.</param>
/// <param name="PlanP99Milliseconds">99th percentile of it, ms; NaN without any.</param>
/// <param name="MissedPeriods">I/O periods that were skipped within it.</param>
/// <param name="ModelVersion">The model that planned its last action; 0 for none.</param>
public readonly record struct EpisodeSummary(
    int Episode,
    bool IsExploring,
    int Steps,
    double Return,
    bool IsSuccess,
    EpisodeEnd End,
    int LeftLimits,
    double PlanP50Milliseconds,
    double PlanP99Milliseconds,
    long MissedPeriods,
    ulong ModelVersion);
