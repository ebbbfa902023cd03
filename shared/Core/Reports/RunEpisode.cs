using System.Collections.Generic;

namespace MbRlRobot.Reports;

/// <summary>
/// One episode. Null stands for a number that does not exist: not measured, or not finite (JSON has no infinities; an
/// infinite or undefined number is written as null and read back as null).
/// </summary>
/// <param name="Episode">Number of the episode, counted from 0.</param>
/// <param name="Exploring">True when the actions came from the exploration signal, not from a plan.</param>
/// <param name="Steps">Control periods that were run.</param>
/// <param name="Return">Sum of the rewards.</param>
/// <param name="Score">The task's score; null when the robot description has none.</param>
/// <param name="PlanMsP50">Median planning time in milliseconds; null when nothing was planned.</param>
/// <param name="PlanMsP99">99th percentile of the planning time in milliseconds; null when nothing was planned.</param>
/// <param name="FitSeconds">
/// Time spent fitting from the end of the episode before to the end of this one, in seconds; null without a fit.
/// </param>
/// <param name="HoldoutNll">
/// Negative log-likelihood per held-out row, in nats, of model <paramref name="ModelVersion"/>; null without model or
/// holdout.
/// </param>
/// <param name="HoldoutRmse">
/// Root mean squared one-step error of each state on the held-out rows, shape [ds], in its unit, of model
/// <paramref name="ModelVersion"/>; null without model or holdout.
/// </param>
/// <param name="ModelVersion">Version of the model that planned the last action; 0 when none did.</param>
public sealed record RunEpisode(
    int Episode,
    bool Exploring,
    int Steps,
    double? Return,
    double? Score,
    double? PlanMsP50,
    double? PlanMsP99,
    double? FitSeconds,
    double? HoldoutNll,
    IReadOnlyList<double?>? HoldoutRmse,
    ulong ModelVersion);
