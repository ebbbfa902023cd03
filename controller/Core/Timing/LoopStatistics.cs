using System;
using MbRlRobot.Status;

namespace MbRlRobot.Timing;

/// <summary>
/// How a loop keeps time within episodes: periods, work and the age of the plan, over windows of a second and since the robot was
/// armed, with a verdict on each window. Allocates and throws nothing.
/// </summary>
internal sealed class LoopStatistics
{
    private const int ShortestWindow = 8;
    private const double NanosecondsPerSecond = 1e9;

    private readonly TimeSeries _period = new();
    private readonly TimeSeries _work = new();
    private readonly TimeSeries _planAge = new();
    private readonly HealthJudge _judge;
    private readonly double _rate;
    private double _rateSum;
    private double _rateSquares;
    private long _missed;

    /// <summary>Begins without a window.</summary>
    /// <param name="periodSeconds">The time between ticks that is wanted, s.</param>
    public LoopStatistics(double periodSeconds)
    {
        _rate = 1 / periodSeconds;
        _judge = new HealthJudge(HealthThresholds.Of(periodSeconds));
        Window = Math.Max(ShortestWindow, (int)Math.Round(_rate));
    }

    /// <summary>The ticks of a window.</summary>
    public int Window { get; }

    /// <summary>The times of the latest full window.</summary>
    public LoopTimes Latest => new() { Period = _period.Latest, Work = _work.Latest, PlanAge = _planAge.Latest };

    /// <summary>The times since the robot was armed.</summary>
    public LoopTimes Session => new() { Period = _period.Session, Work = _work.Session, PlanAge = _planAge.Session };

    /// <summary>The verdict on the latest full window.</summary>
    public LoopHealth Health { get; private set; }

    /// <summary>A tick is over.</summary>
    /// <param name="periodNanoseconds">From its beginning to that of the next, ns.</param>
    /// <param name="workNanoseconds">How long it worked, ns.</param>
    /// <param name="planAgeNanoseconds">The age of the plan that is followed, ns; negative for none.</param>
    /// <param name="missed">Periods that were missed since the last call.</param>
    public void Add(long periodNanoseconds, long workNanoseconds, long planAgeNanoseconds, long missed)
    {
        double rate = NanosecondsPerSecond / Math.Max(1, periodNanoseconds);
        _rateSum += rate;
        _rateSquares += rate * rate;
        _missed += missed;
        _work.Add(workNanoseconds);
        if (planAgeNanoseconds >= 0)
        {
            _planAge.Add(planAgeNanoseconds);
        }

        _period.Add(periodNanoseconds);
        if (_period.Window.Count >= Window)
        {
            Close();
        }
    }

    /// <summary>The robot was armed: what was before is no longer told.</summary>
    public void BeginSession()
    {
        _period.BeginSession();
        _work.BeginSession();
        _planAge.BeginSession();
        (_rateSum, _rateSquares, _missed, Health) = (0, 0, 0, default);
    }

    private void Close()
    {
        int ticks = _period.Window.Count;
        double mean = _rateSum / ticks;
        double deviation = Math.Sqrt(Math.Max(0, (_rateSquares / ticks) - (mean * mean)));
        Health = _judge.Judge(Math.Abs(mean - _rate), deviation, _work.Window, (double)_missed / (ticks + _missed));
        _period.Close();
        _work.Close();
        _planAge.Close();
        (_rateSum, _rateSquares, _missed) = (0, 0, 0);
    }
}
