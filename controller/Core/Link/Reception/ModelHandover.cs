using System;
using System.IO;
using MbRlRobot.Installation;
using MbRlRobot.Lifecycle;
using MbRlRobot.Messaging.Payloads;
using MbRlRobot.Models;
using MbRlRobot.Status;

namespace MbRlRobot.Link.Reception;

/// <summary>
/// A staged model's way to the motors: shadow, weight slot, trial, champion; and back, when its trial goes wrong. The record on
/// the disk goes first, the slot follows: killed at any moment, the next start knows what was going on.
/// </summary>
internal sealed class ModelHandover
{
    private readonly ModelShelf _shelf;
    private readonly LiveRecords _live;
    private readonly SlotDoor _slots;
    private readonly ShadowStage _shadow;
    private readonly ModelReports _reports;
    private bool _hasBegun;
    private ulong? _epoch;
    private RobotSnapshot? _seen;
    private InstalledModel? _toOffer;
    private bool _isToldDriving;

    /// <summary>Prepares to hand models over.</summary>
    /// <param name="shelf">What the robot has.</param>
    /// <param name="live">What it does.</param>
    /// <param name="slots">Where models go.</param>
    /// <param name="shadow">Compares candidates with the champion.</param>
    /// <param name="reports">Tells how they fare.</param>
    public ModelHandover(
        ModelShelf shelf, LiveRecords live, SlotDoor slots, ShadowStage shadow, ModelReports reports) =>
        (_shelf, _live, _slots, _shadow, _reports) = (shelf, live, slots, shadow, reports);

    /// <summary>Follows the control process: it may have gone, and another one come.</summary>
    /// <param name="control">How it stands; null where none runs.</param>
    /// <param name="last">What the one that has gone told last.</param>
    public void Follow(RobotSnapshot? control, RobotSnapshot? last)
    {
        if (!_hasBegun)
        {
            Begin(control, last);
        }

        ulong? epoch = control?.Status.Epoch;
        if (_epoch is not null && epoch != _epoch)
        {
            RobotSnapshot? end = last?.Status.Epoch == _epoch ? last : _seen;
            Leave(HasEndedWell(end));
        }

        if (epoch is not null && _epoch is null)
        {
            _epoch = epoch;
            Join(control!.Status.ModelVersion);
        }

        _seen = control ?? _seen;
    }

    /// <summary>Does what is due. To be called ten times a second or so.</summary>
    /// <param name="control">How the control process stands; null where none runs.</param>
    public void Tend(RobotSnapshot? control)
    {
        if (_shelf.Record is not { } record)
        {
            return;
        }

        Offer();
        if (record.Candidate is { } candidate && !record.IsShadowed)
        {
            _shadow.Judge(record.Champion, candidate);
        }
        else if (record.Trial is not null)
        {
            TendTrial(record, control);
        }
        else if (record.Candidate is not null && control is not null)
        {
            BeginTrial(record.Candidate);
        }
    }

    private static bool HasEndedWell(RobotSnapshot? last) => last is null
        || (last.Status.Lifecycle is not (LifecycleState.Active or LifecycleState.Stopping) && last.Status.Fault == LoopFault.None);

    private void Begin(RobotSnapshot? control, RobotSnapshot? last)
    {
        _hasBegun = true;
        _shelf.Begin(control?.Status.ModelVersion ?? 0, control is not null || HasEndedWell(last));
        if (_shelf.Record?.Trial is { } trial)
        {
            Watch(trial);
        }
    }

    private void Join(ulong driving)
    {
        _slots.Open();
        if (_shelf.Record is not { Trial: null } record)
        {
            return;
        }

        SlotModel? offered = _slots.Offered;
        bool isBarred = offered is { } slot && _shelf.IsBarred(slot.HashHead);
        if (record.Champion is { } champion && offered?.Version != champion.Version && (driving < champion.Version || isBarred))
        {
            _toOffer = champion;
        }
        else if (record.Champion is null && isBarred)
        {
            _slots.Withdraw();
        }
    }

    /// <summary>The process that drove is gone. A model on trial that it died with has had one of its chances.</summary>
    private void Leave(bool hasEndedWell)
    {
        _epoch = null;
        if (_shelf.Record?.Trial is { } trial)
        {
            bool isSuspect = !hasEndedWell && _live.Trial?.HasDriven == true;
            _shelf.Change(record => isSuspect ? record.Started() : record.Suspended());
            _reports.Tell(trial.Version, ModelStage.Staged, isSuspect
                ? "the control process died while it was on trial"
                : "the control process ended while it was on trial; it waits for the next");
            GoBack();
            Offer();
        }

        _live.Trial = null;
        _slots.Dispose();
    }

    private void BeginTrial(InstalledModel candidate)
    {
        if (_shelf.Change(record => record.OnTrial()))
        {
            (_toOffer, _isToldDriving) = (candidate, false);
            Watch(candidate);
            Offer();
        }
    }

    private void Watch(InstalledModel model) => Guard(
        model, () => _live.Trial = new ModelTrial(model.Version, _slots.LimitsOf(model, _shelf.Record?.Champion), _slots.CanSwapAtOnce));

    private void TendTrial(InstallationRecord record, RobotSnapshot? control)
    {
        if (_live.Trial is not { } trial || control is null)
        {
            return;
        }

        bool isDriving = control.Status.ModelVersion == trial.Version;
        if (isDriving && control.Status.Fault != LoopFault.None)
        {
            trial.Fail();
        }

        if (!_isToldDriving && (isDriving || trial.HasDriven))
        {
            _isToldDriving = true;
            _reports.Tell(trial.Version, ModelStage.Running, "the robot plans with it, on trial");
        }

        if (trial.Outcome != TrialOutcome.Running)
        {
            End(trial);
        }
        else if (record.Candidate is not null && !isDriving && !trial.HasDriven)
        {
            // a newer one is ready before this one was ever used
            _shelf.Change(each => each.Suspended());
        }
    }

    private void End(ModelTrial trial)
    {
        _live.Trial = null;
        if (trial.Outcome == TrialOutcome.Passed)
        {
            _shelf.Change(record => record.MarkedGood());
            _reports.Tell(trial.Version, ModelStage.Running, "it passed its trial, and is the champion");
            return;
        }

        _shelf.Change(record => record.RolledBackNow());
        GoBack();
        Offer();
        _reports.Tell(trial.Version, ModelStage.RolledBack, $"rolled back: {trial.Outcome.Describe()}");
    }

    private void GoBack()
    {
        _toOffer = _shelf.Record?.Champion;
        if (_toOffer is null)
        {
            _slots.Withdraw();
        }
    }

    private void Offer()
    {
        if (_toOffer is { } model)
        {
            Guard(model, () => _toOffer = _slots.TryOffer(model) ? null : model);
        }
    }

    /// <summary>A model whose files are damaged or gone is of no use any more.</summary>
    private void Guard(InstalledModel model, Action work)
    {
        try
        {
            work();
        }
        catch (Exception fault) when (fault is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            (_toOffer, _live.Trial) = (null, null);
            _shelf.Change(record => record.Trial == model ? record.RolledBackNow() : record);
            _reports.Refuse(model.Version, ModelVerdict.Refuse(ModelRefusal.Storage, fault.Message.TrimEnd('.')));
        }
    }
}
