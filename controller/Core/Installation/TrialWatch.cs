using System;

namespace MbRlRobot.Installation;

/// <summary>
/// Watches a model on trial, control period by control period. The first thing that goes wrong decides, and the answer
/// stays the same from then on. It allocates nothing and throws nothing, so that the loop may ask it.
/// </summary>
public sealed class TrialWatch
{
    private readonly TrialLimits _limits;
    private readonly RecentCount _overruns;
    private readonly RecentCount _disagreements;
    private readonly RecentCount _saturated;
    private int _periods;

    /// <summary>Begins a trial.</summary>
    /// <param name="limits">What the model may do.</param>
    public TrialWatch(TrialLimits limits)
    {
        ArgumentNullException.ThrowIfNull(limits);
        ArgumentOutOfRangeException.ThrowIfLessThan(limits.Periods, 1, nameof(limits));
        ArgumentOutOfRangeException.ThrowIfLessThan(limits.Window, 1, nameof(limits));
        _limits = limits;
        _overruns = new RecentCount(limits.Window);
        (_disagreements, _saturated) = (new RecentCount(limits.Window), new RecentCount(limits.Window));
    }

    /// <summary>How the trial stands.</summary>
    public TrialOutcome Outcome { get; private set; }

    /// <summary>Takes a control period.</summary>
    /// <param name="period">What the loop saw.</param>
    /// <returns>How the trial stands.</returns>
    public TrialOutcome Add(in TrialPeriod period)
    {
        if (Outcome == TrialOutcome.Running)
        {
            _periods++;
            TrialOutcome fault = FaultOf(period);
            Outcome = fault == TrialOutcome.Running && _periods >= _limits.Periods ? TrialOutcome.Passed : fault;
        }

        return Outcome;
    }

    /// <summary>Takes the return of an episode that the model drove.</summary>
    /// <param name="value">The return; one that is no number is as low as can be.</param>
    /// <param name="baseline">The mean of the champion's returns.</param>
    /// <param name="deviation">Their standard deviation; 0 or less, or NaN, where too few are known: nothing is compared.</param>
    /// <returns>How the trial stands.</returns>
    public TrialOutcome AddReturn(double value, double baseline, double deviation)
    {
        bool isKnown = deviation > 0 && double.IsFinite(baseline) && double.IsFinite(deviation);
        if (Outcome == TrialOutcome.Running && isKnown && !(value >= baseline - (_limits.ReturnDeviations * deviation)))
        {
            Outcome = TrialOutcome.LowReturn;
        }

        return Outcome;
    }

    private TrialOutcome FaultOf(in TrialPeriod period)
    {
        // a disagreement that is no number counts as one
        bool disagrees = _limits.DisagreementThreshold > 0 && !(period.Disagreement <= _limits.DisagreementThreshold);
        int overruns = _overruns.Add(period.IsOverrun);
        int disagreements = _disagreements.Add(disagrees);
        int saturated = _saturated.Add(period.IsSaturated);
        return period.IsFault ? TrialOutcome.Fault
            : !period.IsUsable ? TrialOutcome.NotFinite
            : overruns > _limits.MostOverruns ? TrialOutcome.Overrun
            : disagreements > _limits.MostDisagreements ? TrialOutcome.Disagreement
            : saturated > _limits.MostSaturated ? TrialOutcome.Saturated
            : TrialOutcome.Running;
    }
}
