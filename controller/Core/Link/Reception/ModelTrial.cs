using MbRlRobot.Installation;
using MbRlRobot.Recording;
using MbRlRobot.Transitions;

namespace MbRlRobot.Link.Reception;

/// <summary>
/// A model's trial, as the link sees it in the records: <see cref="TrialWatch"/> on the rows that the model drove. It lasts
/// <see cref="TrialLimits.Periods"/>, or to the end of an episode that was long enough to tell.
/// </summary>
/// <remarks>
/// Members that disagree and actions that are limited are doubts. On a robot that takes another model only between episodes they wait for the
/// episode's return, and one above all of the champion's settles them (decision 0024).
/// </remarks>
internal sealed class ModelTrial
{
    /// <summary>An episode of fewer control periods ends no trial.</summary>
    public const int FewestPeriods = 50;

    private readonly TrialWatch _watch;
    private readonly TrialWatch _doubts;
    private float _disagreement;
    private bool _isUsable = true;
    private int _periods;
    private bool _hasEnded;
    private bool _isBest;

    /// <summary>Begins a trial.</summary>
    /// <param name="version">The model's version.</param>
    /// <param name="limits">What it may do.</param>
    /// <param name="canSwapAtOnce">Whether the robot takes another model within an episode.</param>
    public ModelTrial(ulong version, TrialLimits limits, bool canSwapAtOnce)
    {
        Version = version;
        _doubts = new TrialWatch(limits);
        _watch = canSwapAtOnce
            ? _doubts
            : new TrialWatch(limits with { MostDisagreements = limits.Window, MostSaturated = limits.Window });
    }

    /// <summary>The model's version.</summary>
    public ulong Version { get; }

    /// <summary>Whether it has driven the robot.</summary>
    public bool HasDriven => _periods > 0;

    /// <summary>How it stands.</summary>
    public TrialOutcome Outcome
    {
        get
        {
            TrialOutcome outcome = _hasEnded && _watch.Outcome == TrialOutcome.Running ? TrialOutcome.Passed : _watch.Outcome;
            return outcome == TrialOutcome.Passed && IsDoubtful && !_isBest ? _doubts.Outcome : outcome;
        }
    }

    private bool IsDoubtful => _doubts.Outcome is TrialOutcome.Disagreement or TrialOutcome.Saturated;

    /// <summary>The robot has a fault.</summary>
    public void Fail() =>
        Add(new TrialPeriod(IsFault: true, IsOverrun: false, IsSaturated: false, _isUsable, _disagreement));

    /// <summary>Takes a decision.</summary>
    /// <param name="decision">The decision.</param>
    public void Take(LoggedDecision decision)
    {
        if (decision.ModelVersion == Version)
        {
            (_disagreement, _isUsable) = (decision.Result.Disagreement, decision.Result.IsUsable);
        }
    }

    /// <summary>Takes a control period.</summary>
    /// <param name="transition">The row.</param>
    public void Take(Transition transition)
    {
        if (transition.ModelVersion != Version)
        {
            return;
        }

        _periods++;
        TransitionFlags flags = transition.Flags;
        Add(new TrialPeriod(
            flags.HasAny(TransitionFlags.Estop | TransitionFlags.StopPolicy),
            flags.HasAny(TransitionFlags.Overrun),
            flags.HasAny(TransitionFlags.Saturated),
            _isUsable,
            _disagreement));
    }

    /// <summary>An episode that it drove alone has come to its own end.</summary>
    /// <param name="episodeReturn">The return.</param>
    /// <param name="champion">The champion's returns.</param>
    public void EndEpisode(double episodeReturn, ReturnBook champion)
    {
        _watch.AddReturn(episodeReturn, champion.Mean, champion.Deviation);
        _isBest |= episodeReturn > champion.Best;
        _hasEnded = _periods >= FewestPeriods;
    }

    private void Add(in TrialPeriod period)
    {
        _watch.Add(period);
        if (_doubts != _watch)
        {
            _doubts.Add(period);
        }
    }
}
