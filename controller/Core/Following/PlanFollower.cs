using System;
using MbRlRobot.Dynamics;
using MbRlRobot.Loop;
using MbRlRobot.Planning;
using MbRlRobot.Ports;
using MbRlRobot.Robots;

namespace MbRlRobot.Following;

/// <summary>
/// Acts by plans: has one made every so many control periods, from where the actions committed meanwhile will have taken the robot,
/// and follows it from the period that it takes effect in. Where no fresh plan is there, because the new one is late or of no use, the
/// fallback chain says what is done. Within an episode nothing here allocates.
/// </summary>
/// <remarks>Delay compensation: algorithms.md §3.4; Nagabandi et al. 2019 follow plans the same way.</remarks>
public sealed class PlanFollower
{
    private readonly IPlanner _planner;
    private readonly IPlanRunner _runner;
    private readonly PlanTiming _timing;
    private readonly CommittedActions _committed;
    private readonly FallbackChain _fallback;
    private readonly ActionLimiter _limiter;
    private readonly PlanJob _job;
    private readonly int _replanEverySteps;
    private readonly double _controlPeriod;
    private long _collected;
    private long _nextDue;
    private long _lastDecided;
    private long _lastUsable;
    private long _firstEffect;
    private bool _isUsable;
    private long _stateNanoseconds;

    /// <summary>Takes a planner that decides in lockstep.</summary>
    /// <param name="planner">The planner.</param>
    /// <param name="robot">The robot; its plans take effect at once, unless it says when.</param>
    public PlanFollower(IPlanner planner, RobotDescription robot)
        : this(planner, robot, InLockstep(robot), new InlinePlanRunner())
    {
    }

    /// <summary>Takes a planner.</summary>
    /// <param name="planner">The planner.</param>
    /// <param name="robot">The robot: how often it plans, what it does without a plan, what its gate lets through.</param>
    /// <param name="timing">When plans take effect.</param>
    /// <param name="runner">Carries decisions out; stays the caller's.</param>
    /// <exception cref="ArgumentException">Plans end before they take effect.</exception>
    public PlanFollower(IPlanner planner, RobotDescription robot, PlanTiming timing, IPlanRunner runner)
    {
        ArgumentNullException.ThrowIfNull(planner);
        ArgumentNullException.ThrowIfNull(robot);
        ArgumentNullException.ThrowIfNull(timing);
        ArgumentNullException.ThrowIfNull(runner);
        ArgumentOutOfRangeException.ThrowIfNegative(timing.DelaySteps, nameof(timing));
        (_planner, _runner, _timing) = (planner, runner, timing);
        _replanEverySteps = robot.Planner.ReplanEverySteps;
        _controlPeriod = robot.ControlPeriod;
        _committed = new CommittedActions(planner.Horizon, timing.DelaySteps, planner.ActionDimension);
        _fallback = new FallbackChain(robot, timing.DelaySteps);
        _limiter = new ActionLimiter(robot.Action, robot.ControlPeriod);
        _job = new PlanJob(planner, robot.State.Count, robot.Parameters.Count, timing);
        Forget();
    }

    /// <summary>What the last decision brought.</summary>
    public PlanResult LastPlan { get; private set; }

    /// <summary>How long the decision took that came in at the last step, ms; NaN where none did.</summary>
    public double LastPlanMilliseconds { get; private set; } = double.NaN;

    /// <summary>Where the last action came from.</summary>
    public ActionSource Source { get; private set; }

    /// <summary>Whether the last action was not what a fresh plan would have had.</summary>
    public bool IsFallback { get; private set; }

    /// <summary>The plan that the last action came from.</summary>
    public CommittedAction Origin { get; private set; } = CommittedAction.None;

    /// <summary>The disagreement of the members about its first step above which a plan counts as of no use; infinity for none.</summary>
    public float DisagreementLimit { get; set; } = float.PositiveInfinity;

    /// <summary>Whether no decision is under way: then the engine may be exchanged, and an episode may begin.</summary>
    public bool IsIdle => !_runner.IsBusy;

    /// <summary>Control periods in which a plan was due, since this was made.</summary>
    public long Due { get; private set; }

    /// <summary>Those of them in which none could be begun, because one that was begun before was not ready.</summary>
    public long Missed { get; private set; }

    /// <summary>Plans that came in after the period in which they should have taken effect.</summary>
    public long Late { get; private set; }

    /// <summary>Told of every decision, on the thread that acts; nobody unless set.</summary>
    public ILoopObserver? Observer { get; set; }

    /// <summary>Gives up a decision that is still under way: the episode is over.</summary>
    /// <returns>Whether none is under way now.</returns>
    public bool TryAbandon() => _runner.TryAbandon();

    /// <summary>Forgets the episode before; only where no decision is under way.</summary>
    public void Reset()
    {
        _planner.Reset();
        Forget();
    }

    /// <summary>Exchanges what rates candidates; only where no decision is under way. What the planner remembers stays.</summary>
    /// <param name="engine">The new model's engine.</param>
    public void Use(IRolloutEngine engine) => _planner.Engine = engine;

    /// <summary>
    /// Takes in a decision that has been made, before the next action is chosen: between the two no decision is under way, unless it is
    /// late, and the engine may be exchanged.
    /// </summary>
    /// <param name="period">The control period that begins.</param>
    public void Collect(long period)
    {
        if (period != _collected)
        {
            _collected = period;
            LastPlanMilliseconds = double.NaN;
            Take(period);
        }
    }

    /// <summary>Chooses the next action.</summary>
    /// <param name="robot">Where the robot is.</param>
    /// <param name="tick">The decision's index: it fixes what is drawn.</param>
    /// <param name="action">Receives the action: [da].</param>
    public void Act(LockstepRobot robot, ulong tick, Span<float> action)
    {
        ArgumentNullException.ThrowIfNull(robot);
        PlanRequest now = new(
            robot.State, robot.Action, robot.Parameters, (float)robot.TimeSeconds, tick, executedSteps: 0);
        Act(now, robot.Steps, robot.NowNanoseconds, robot.NowNanoseconds, action);
    }

    /// <summary>Chooses the next action.</summary>
    /// <param name="now">Where the robot is, and until when to decide; the steps executed are counted here.</param>
    /// <param name="period">The control period that begins, from 0 at the episode's start; periods may be skipped.</param>
    /// <param name="nowNanoseconds">The time on the loop's clock.</param>
    /// <param name="stateNanoseconds">When the state was measured, on the same clock.</param>
    /// <param name="action">Receives the action: [da].</param>
    public void Act(in PlanRequest now, long period, long nowNanoseconds, long stateNanoseconds, Span<float> action)
    {
        _stateNanoseconds = stateNanoseconds;
        Collect(period);
        if (_timing.DelaySteps == 0)
        {
            // the plan made now is for this very period
            BeginIfDue(now, period, nowNanoseconds, action);
            Take(period);
            Choose(now, period, action);
        }
        else
        {
            Choose(now, period, action);
            BeginIfDue(now, period, nowNanoseconds, action);
        }
    }

    private static PlanTiming InLockstep(RobotDescription robot)
    {
        ArgumentNullException.ThrowIfNull(robot);
        return PlanTiming.Of(robot.Planner, isLockstep: true);
    }

    private void BeginIfDue(in PlanRequest now, long period, long nowNanoseconds, ReadOnlySpan<float> action)
    {
        if (period < _nextDue)
        {
            return;
        }

        Due++;
        if (_runner.IsBusy)
        {
            Missed++;
            return;
        }

        int executed = _lastDecided < 0 ? 0 : (int)Math.Min(period - _lastDecided, int.MaxValue);
        _job.Ask(now, period, executed, _controlPeriod, nowNanoseconds, _stateNanoseconds);
        Commit(now.PreviousAction, period, action);
        _runner.Begin(_job);
        _nextDue = period + _replanEverySteps;
    }

    /// <summary>Writes down what will be applied until the plan takes effect, as the gate will let it through.</summary>
    private void Commit(ReadOnlySpan<float> previous, long period, ReadOnlySpan<float> action)
    {
        int width = _planner.ActionDimension;
        for (int step = 0; step < _timing.DelaySteps; step++)
        {
            Span<float> committed = _job.Committed.Slice(step * width, width);
            (step == 0 ? action : previous).CopyTo(committed);
            if (step > 0)
            {
                _ = _committed.TryGet(period + step, committed, out _);
            }

            for (int index = 0; index < width; index++)
            {
                committed[index] = _limiter.Limit(index, committed[index], previous[index]);
            }

            previous = committed;
        }
    }

    private void Take(long period)
    {
        if (!_runner.TryEnd())
        {
            return;
        }

        LastPlan = _job.Result;
        LastPlanMilliseconds = _job.Milliseconds;
        if (_job.IsDecided)
        {
            _lastDecided = _job.Period;
            Observer?.Decided(_job.Request, _job.Result, _job.Sequence, _job.StartedNanoseconds);
        }

        Late += period > _job.Effect ? 1 : 0;
        _isUsable = LastPlan.IsUsable && !(LastPlan.Disagreement > DisagreementLimit);
        if (_isUsable)
        {
            _lastUsable = _job.Period;
            _firstEffect = Math.Min(_firstEffect, _job.Effect);
            _committed.Put(_job.Sequence, _job.Effect, period, _job.Tick, _job.StateNanoseconds);
        }
        else
        {
            // the next one is asked for at once
            _nextDue = period;
        }
    }

    private void Choose(in PlanRequest now, long period, Span<float> action)
    {
        bool isThere = _committed.TryGet(period, action, out CommittedAction origin);
        bool isLate = _runner.IsBusy && _job.Effect <= period;
        Source = isThere && _isUsable && !isLate ? ActionSource.Plan
            : period >= _firstEffect ? _fallback.Choose(isThere, period - _lastUsable)
            : period <= _fallback.LongestAge ? ActionSource.Waiting
            : ActionSource.Stop;
        IsFallback = Source != ActionSource.Plan && period >= _timing.DelaySteps;
        Origin = Source is ActionSource.Plan or ActionSource.PlanTail ? origin : CommittedAction.None;
        if (Source == ActionSource.Damp)
        {
            action.Clear();
        }
        else if (Origin.PlanStep < 0)
        {
            now.PreviousAction.CopyTo(action);
        }
    }

    private void Forget()
    {
        _committed.Clear();
        (_collected, _nextDue, _lastDecided, _lastUsable, _firstEffect, _isUsable) = (-1, 0, -1, -1, long.MaxValue, false);
        (Source, Origin, IsFallback) = (ActionSource.Waiting, CommittedAction.None, false);
    }
}
