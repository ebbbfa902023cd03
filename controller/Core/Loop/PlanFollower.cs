using System;
using System.Diagnostics;
using MbRlRobot.Planning;
using MbRlRobot.Ports;
using MbRlRobot.Robots;

namespace MbRlRobot.Loop;

/// <summary>
/// Acts by plans in lockstep: makes one every so many control periods, and follows it between. Where no candidate was
/// finite it goes on with the old plan's tail and, when that ends, holds the action applied last.
/// </summary>
public sealed class PlanFollower
{
    private readonly IPlanner _planner;
    private readonly int _replanEverySteps;
    private readonly float[] _sequence;
    private readonly float[] _fresh;
    private int _executed;
    private int _sinceDecision;
    private bool _hasPlan;

    /// <summary>Takes a planner.</summary>
    /// <param name="planner">The planner.</param>
    /// <param name="description">How often it is asked.</param>
    public PlanFollower(IPlanner planner, PlannerDescription description)
    {
        ArgumentNullException.ThrowIfNull(planner);
        ArgumentNullException.ThrowIfNull(description);
        _planner = planner;
        _replanEverySteps = description.ReplanEverySteps;
        _sequence = new float[planner.Horizon * planner.ActionDimension];
        _fresh = new float[_sequence.Length];
    }

    /// <summary>What the last decision brought.</summary>
    public PlanResult LastPlan { get; private set; }

    /// <summary>How long the last decision took, ms; NaN where the step was not a decision.</summary>
    public double LastPlanMilliseconds { get; private set; } = double.NaN;

    /// <summary>Whether the last action came from an old plan because the new one was not usable.</summary>
    public bool IsFallback { get; private set; }

    /// <summary>Told of every decision; nobody unless set.</summary>
    public ILoopObserver? Observer { get; set; }

    /// <summary>The tick of the decision whose plan is followed.</summary>
    public ulong PlanTick { get; private set; }

    /// <summary>Which action of that plan the last one was, from 0; -1 where the action before was held.</summary>
    public int PlanStep { get; private set; } = -1;

    /// <summary>Forgets the episode before.</summary>
    public void Reset()
    {
        _planner.Reset();
        (_executed, _sinceDecision, _hasPlan, IsFallback) = (0, 0, false, false);
    }

    /// <summary>Exchanges what rates candidates, between decisions; what the planner remembers stays.</summary>
    /// <param name="engine">The new model's engine.</param>
    public void Use(IRolloutEngine engine) => _planner.Engine = engine;

    /// <summary>Chooses the next action.</summary>
    /// <param name="robot">Where the robot is.</param>
    /// <param name="tick">The decision's index: it fixes what is drawn.</param>
    /// <param name="action">Receives the action: [da].</param>
    public void Act(LockstepRobot robot, ulong tick, Span<float> action)
    {
        ArgumentNullException.ThrowIfNull(robot);
        PlanRequest now = new(
            robot.State, robot.Action, robot.Parameters, (float)robot.TimeSeconds, tick, executedSteps: 0);
        Act(now, robot.NowNanoseconds, action);
    }

    /// <summary>Chooses the next action.</summary>
    /// <param name="now">Where the robot is, and until when to decide; the steps executed are counted here.</param>
    /// <param name="nowNanoseconds">The time on the loop's clock.</param>
    /// <param name="action">Receives the action: [da].</param>
    public void Act(in PlanRequest now, long nowNanoseconds, Span<float> action)
    {
        LastPlanMilliseconds = double.NaN;
        if (!_hasPlan || IsFallback || _executed >= _replanEverySteps)
        {
            Decide(now, nowNanoseconds);
        }

        int length = _planner.ActionDimension;
        int at = _executed * length;
        PlanStep = _hasPlan && at < _sequence.Length ? _executed : -1;
        if (PlanStep >= 0)
        {
            _sequence.AsSpan(at, length).CopyTo(action);
        }
        else
        {
            now.PreviousAction.CopyTo(action);
        }

        _executed++;
        _sinceDecision++;
    }

    private void Decide(in PlanRequest now, long nowNanoseconds)
    {
        long start = Stopwatch.GetTimestamp();
        PlanRequest request = new(
            now.State, now.PreviousAction, now.Parameters, now.TimeSeconds, now.Tick, _sinceDecision, now.DeadlineNanoseconds);
        LastPlan = _planner.Plan(request, _fresh);
        LastPlanMilliseconds = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        Observer?.Decided(request, LastPlan, _fresh, nowNanoseconds);
        _sinceDecision = 0;
        IsFallback = !LastPlan.IsUsable;
        if (LastPlan.IsUsable)
        {
            _fresh.CopyTo(_sequence, 0);
            (_executed, _hasPlan, PlanTick) = (0, true, now.Tick);
        }
    }
}
