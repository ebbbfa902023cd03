using System;
using MbRlRobot.Ports;

namespace MbRlRobot.Following;

/// <summary>
/// Decides at once, on the caller's thread: in lockstep, where time stands still meanwhile, and in real time where the robot waits for
/// its plan. A decision can be made to count as under way for some time of the clock, as on a slower computer.
/// </summary>
public sealed class InlinePlanRunner : IPlanRunner
{
    private readonly ILoopClock? _clock;
    private readonly long _planNanoseconds;
    private long _doneNanoseconds;

    /// <summary>Decisions are made when <see cref="Begin"/> returns.</summary>
    public InlinePlanRunner()
    {
    }

    /// <summary>Decisions take a fixed time of a clock.</summary>
    /// <param name="clock">The loop's clock, a virtual one.</param>
    /// <param name="planNanoseconds">How long each decision takes on it.</param>
    public InlinePlanRunner(ILoopClock clock, long planNanoseconds)
    {
        ArgumentNullException.ThrowIfNull(clock);
        ArgumentOutOfRangeException.ThrowIfNegative(planNanoseconds);
        (_clock, _planNanoseconds) = (clock, planNanoseconds);
    }

    /// <inheritdoc/>
    public bool IsBusy { get; private set; }

    /// <inheritdoc/>
    public void Begin(PlanJob job)
    {
        ArgumentNullException.ThrowIfNull(job);
        _doneNanoseconds = (_clock?.NowNanoseconds ?? 0) + _planNanoseconds;
        job.Run();
        IsBusy = true;
    }

    /// <inheritdoc/>
    public bool TryEnd()
    {
        bool isOver = IsBusy && (_clock?.NowNanoseconds ?? 0) >= _doneNanoseconds;
        IsBusy &= !isOver;
        return isOver;
    }

    /// <inheritdoc/>
    public bool TryAbandon()
    {
        IsBusy = false;
        return true;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
    }
}
