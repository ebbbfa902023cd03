using System;
using System.Diagnostics;
using MbRlRobot.Planning;
using MbRlRobot.Ports;

namespace MbRlRobot.Following;

/// <summary>
/// A decision on its way between the thread that acts and the one that plans: what is asked, and what came out. Belongs to one of
/// them at a time. Its memory is made once; nothing in it allocates.
/// </summary>
public sealed class PlanJob
{
    private readonly IPlanner _planner;
    private readonly PlanTiming _timing;
    private readonly float[] _state;
    private readonly float[] _previousAction;
    private readonly float[] _parameters;
    private readonly float[] _committed;
    private readonly float[] _start;
    private float _timeSeconds;
    private ulong _tick;
    private int _executedSteps;
    private long _deadline;

    internal PlanJob(IPlanner planner, int states, int parameters, PlanTiming timing)
    {
        (_planner, _timing) = (planner, timing);
        _state = new float[states];
        _start = new float[states];
        _previousAction = new float[planner.ActionDimension];
        _parameters = new float[parameters];
        _committed = new float[timing.DelaySteps * planner.ActionDimension];
        Sequence = new float[planner.Horizon * planner.ActionDimension];
    }

    /// <summary>The planner was asked: where the state when the plan takes effect could not be predicted, it was not.</summary>
    internal bool IsDecided { get; private set; }

    /// <summary>What came out.</summary>
    internal PlanResult Result { get; private set; }

    /// <summary>The actions chosen: [H][da].</summary>
    internal float[] Sequence { get; }

    /// <summary>How long it took, ms.</summary>
    internal double Milliseconds { get; private set; }

    /// <summary>The control period that it began in.</summary>
    internal long Period { get; private set; }

    /// <summary>The control period that its first action is for.</summary>
    internal long Effect => Period + _timing.DelaySteps;

    /// <summary>When it began, on the loop's clock.</summary>
    internal long StartedNanoseconds { get; private set; }

    /// <summary>When the state was measured that it starts from, on the loop's clock.</summary>
    internal long StateNanoseconds { get; private set; }

    /// <summary>The decision's tick.</summary>
    internal ulong Tick => _tick;

    /// <summary>The actions of the control periods until the plan takes effect, as the gate will let them through: [d][da].</summary>
    internal Span<float> Committed => _committed;

    /// <summary>What the planner is asked.</summary>
    internal PlanRequest Request => new(
        _start, IsAhead ? _committed.AsSpan(_committed.Length - _planner.ActionDimension) : _previousAction, _parameters,
        _timeSeconds, _tick, _executedSteps, _deadline);

    private bool IsAhead => _timing is { IsCompensated: true, DelaySteps: > 0 };

    /// <summary>Takes what is asked; <see cref="Committed"/> is the caller's to fill.</summary>
    internal void Ask(
        in PlanRequest now, long period, int executedSteps, double controlPeriod, long nowNanoseconds, long stateNanoseconds)
    {
        now.State.CopyTo(_state);
        now.PreviousAction.CopyTo(_previousAction);
        now.Parameters.CopyTo(_parameters);
        _timeSeconds = IsAhead ? (float)(now.TimeSeconds + (_timing.DelaySteps * controlPeriod)) : now.TimeSeconds;
        (_tick, _executedSteps, _deadline) = (now.Tick, executedSteps, now.DeadlineNanoseconds);
        (Period, StartedNanoseconds, StateNanoseconds) = (period, nowNanoseconds, stateNanoseconds);
    }

    /// <summary>Predicts the state when the plan takes effect, and plans from there. For the thread that plans.</summary>
    internal void Run()
    {
        long started = Stopwatch.GetTimestamp();
        IsDecided = TryPredict();
        Result = IsDecided
            ? _planner.Plan(Request, Sequence)
            : new PlanResult(false, 0, 0, 0, float.NegativeInfinity, float.PositiveInfinity);
        Milliseconds = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }

    private bool TryPredict()
    {
        if (IsAhead)
        {
            RolloutStart now = new(_state, _previousAction, _parameters, _timeSeconds, seed: 0);
            return _planner.Engine.Predict(now, _committed, _start);
        }

        _state.CopyTo(_start, 0);
        return true;
    }
}
