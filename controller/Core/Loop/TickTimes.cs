using System;

namespace MbRlRobot.Loop;

/// <summary>
/// How ticks keep time, on the loop's clock: percentiles over windows of a second, the worst since the start. What lies between
/// episodes is no period and is not counted. Allocates and throws nothing.
/// </summary>
internal sealed class TickTimes
{
    /// <summary>The most ticks in a window: sorting them takes some microseconds, once a window.</summary>
    internal const int LongestWindow = 256;

    private const int ShortestWindow = 8;
    private const double NanosecondsPerMillisecond = 1e6;
    private readonly double[] _periods;
    private int _count;
    private long _last;
    private double _worked;

    /// <summary>Begins without a window.</summary>
    /// <param name="periodSeconds">The time between ticks that is wanted, s.</param>
    public TickTimes(double periodSeconds)
    {
        _periods = new double[(int)Math.Clamp(Math.Round(1 / periodSeconds), ShortestWindow, LongestWindow)];

        // what sorts numbers is made at its first use: here, where allocating is allowed
        Array.Sort(_periods);
    }

    /// <summary>The median period of the latest full window, ms; NaN before the first.</summary>
    public double P50Milliseconds { get; private set; } = double.NaN;

    /// <summary>Its 99th percentile, nearest rank, ms; NaN before the first.</summary>
    public double P99Milliseconds { get; private set; } = double.NaN;

    /// <summary>Its longest period, ms; NaN before the first.</summary>
    public double MaximumMilliseconds { get; private set; } = double.NaN;

    /// <summary>The mean time that its ticks worked, ms; NaN before the first.</summary>
    public double WorkMilliseconds { get; private set; } = double.NaN;

    /// <summary>The longest period of all, ms; 0 before the first tick.</summary>
    public double WorstMilliseconds { get; private set; }

    /// <summary>The ticks of a window.</summary>
    public int Window => _periods.Length;

    /// <summary>Ticks begin anew; the window under way goes on.</summary>
    /// <param name="nowNanoseconds">When the first tick began, on the loop's clock.</param>
    public void Restart(long nowNanoseconds) => _last = nowNanoseconds;

    /// <summary>A tick is over, and the next begins.</summary>
    /// <param name="workedNanoseconds">When its work was done, on the loop's clock.</param>
    /// <param name="nowNanoseconds">When the next tick begins, on the loop's clock.</param>
    public void Add(long workedNanoseconds, long nowNanoseconds)
    {
        double period = (nowNanoseconds - _last) / NanosecondsPerMillisecond;
        _worked += (workedNanoseconds - _last) / NanosecondsPerMillisecond;
        _last = nowNanoseconds;
        WorstMilliseconds = Math.Max(WorstMilliseconds, period);
        _periods[_count++] = period;
        if (_count == _periods.Length)
        {
            Close();
        }
    }

    private void Close()
    {
        Array.Sort(_periods);
        (P50Milliseconds, P99Milliseconds, MaximumMilliseconds) = (Rank(0.5), Rank(0.99), _periods[^1]);
        WorkMilliseconds = _worked / _count;
        (_count, _worked) = (0, 0);
    }

    private double Rank(double share) => _periods[(int)Math.Ceiling(share * _periods.Length) - 1];
}
