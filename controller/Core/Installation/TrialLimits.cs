namespace MbRlRobot.Installation;

/// <summary>What a model on trial may do. Counts are of control periods, over the last <paramref name="Window"/>.</summary>
/// <param name="Periods">Control periods that the trial lasts, at least 1.</param>
/// <param name="Window">Control periods looked back over, at least 1.</param>
/// <param name="MostOverruns">Late ticks allowed.</param>
/// <param name="MostSlowPlans">Plans over the budget allowed; 1 % of the window makes it the 99 % quantile.</param>
/// <param name="MostDisagreements">Periods allowed in which the members disagree beyond the manifest's threshold.</param>
/// <param name="MostSaturated">Periods allowed in which the gate had to limit the action.</param>
/// <param name="PlanBudgetNanoseconds">The longest that a plan may take.</param>
/// <param name="DisagreementThreshold">The manifest's; 0 for a single member, which cannot disagree.</param>
/// <param name="ReturnDeviations">Episode returns may be this many standard deviations below the champion's.</param>
public sealed record TrialLimits(
    int Periods,
    int Window,
    int MostOverruns,
    int MostSlowPlans,
    int MostDisagreements,
    int MostSaturated,
    long PlanBudgetNanoseconds,
    double DisagreementThreshold,
    double ReturnDeviations = 3);
