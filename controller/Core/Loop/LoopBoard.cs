using System;
using MbRlRobot.Following;
using MbRlRobot.Mailbox;
using MbRlRobot.Messaging.Payloads;
using MbRlRobot.Status;
using MbRlRobot.Timing;

namespace MbRlRobot.Loop;

/// <summary>Keeps the loop's numbers and tells them to whoever reads the status block.</summary>
internal sealed class LoopBoard
{
    private readonly LoopSetup _setup;
    private readonly MonotonicLoopClock _realTime = new();
    private readonly TimeBoard _times;
    private readonly double _latestMilliseconds;
    private LoopStatus _status;
    private long? _planNanoseconds;
    private long _latest;

    public LoopBoard(LoopSetup setup)
    {
        _setup = setup;
        _times = new TimeBoard(setup.Robot.IoPeriod);
        _latestMilliseconds = setup.Limits.IsLockstep || setup.Timing.DelaySteps > 0 ? double.PositiveInfinity : 1e3 * setup.Robot.IoPeriod;
        _status = new LoopStatus
        {
            Epoch = setup.Epoch,
            ProcessId = Environment.ProcessId,
            Episode = -1,
            Latest = LoopTimes.None,
            Session = LoopTimes.None,
            PlanMilliseconds = double.NaN,
            PlanAgeMilliseconds = double.NaN,
        };
    }

    /// <summary>The numbers.</summary>
    public ref LoopStatus Status => ref _status;

    /// <summary>Whether an episode is under way.</summary>
    public bool IsRunning => _status.Phase is LoopPhase.Exploring or LoopPhase.Planning;

    private long? PlanAgeNanoseconds =>
        _status.Phase == LoopPhase.Planning ? _setup.Clock.NowNanoseconds - _planNanoseconds : null;

    /// <summary>An episode begins: no plan is followed yet.</summary>
    public void ForgetPlan() => _planNanoseconds = null;

    /// <summary>Counts what a decision brought.</summary>
    public void CountPlan(ActionChooser chooser)
    {
        CommittedAction origin = chooser.Origin;
        _planNanoseconds = origin.PlanStep >= 0 ? origin.StateNanoseconds : null;
        (_status.DuePlans, _status.MissedPlans) = (chooser.DuePlans, chooser.MissedPlans);
        _latest += chooser.LastPlanMilliseconds > _latestMilliseconds ? 1 : 0;
        _status.LatePlans = _latest + chooser.LatePlans;
        if (double.IsNaN(chooser.LastPlanMilliseconds))
        {
            return;
        }

        _status.PlanMilliseconds = chooser.LastPlanMilliseconds;
        _status.PlanReturn = chooser.LastPlan.Return;
        _status.PlanDisagreement = chooser.LastPlan.Disagreement;
        _status.PlanIterations = chooser.LastPlan.Iterations;
        _status.Plans++;
        _status.UnusablePlans += chooser.LastPlan.IsUsable ? 0 : 1;
    }

    /// <summary>Takes over how the latest tick kept time.</summary>
    public void CountTimes(TickTimes times) => _times.CountTick(ref _status, times, PlanAgeNanoseconds);

    /// <summary>Takes over how far an episode is.</summary>
    public void CountStep(EpisodeRun run) =>
        (_status.Step, _status.Return, _status.Reward) = (run.Steps, run.Return, run.Reward);

    /// <summary>Tells the numbers.</summary>
    public void Publish(LifecycleState state, EpisodeDriver driver)
    {
        ControlMailbox mailbox = _setup.Mailbox;
        _status.WrittenNanoseconds = _realTime.NowNanoseconds;
        _status.StateNanoseconds = driver.StateNanoseconds;
        _status.PlanAgeMilliseconds = PlanAgeNanoseconds / 1e6 ?? double.NaN;
        _times.CountSession(ref _status);
        _status.Lifecycle = state;
        _status.Transitions = _setup.Recorder.NextSequence;
        (_status.Commands, _status.ExpiredCommands) = (mailbox.Handled, mailbox.Expired);
        (_status.RepeatedCommands, _status.TornCommands) = (mailbox.Repeated, mailbox.Torn);
        _setup.Status.Publish(_status, driver.State, driver.Run.Gate.Applied, driver.Run.Parameters);
    }
}
