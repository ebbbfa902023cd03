using System;

namespace MbRlRobot.Simulation.Faults;

/// <summary>What a value was some I/O periods ago.</summary>
/// <param name="periodSeconds">The I/O period, s.</param>
/// <param name="startsAtZero">Whether the value was 0 before the first; otherwise it was as the first.</param>
internal sealed class DelayLine(double periodSeconds, bool startsAtZero)
{
    /// <summary>The longest delay, in I/O periods.</summary>
    public const int LongestDelay = 64;

    private readonly double[] _values = new double[LongestDelay + 1];
    private long _newest = -1;

    /// <summary>Forgets what was.</summary>
    public void Clear() => _newest = -1;

    /// <summary>Takes the value of a time that is not before the last; periods that were skipped had the value before.</summary>
    public void Push(double value, double seconds)
    {
        long index = Math.Max(LongestDelay + (long)Math.Round(seconds / periodSeconds), _newest);
        if (_newest < 0 || index - _newest > LongestDelay)
        {
            Array.Fill(_values, _newest >= 0 ? At(_newest) : startsAtZero ? 0 : value);
            _newest = index;
        }

        while (_newest < index)
        {
            double last = At(_newest++);
            At(_newest) = last;
        }

        At(_newest) = value;
    }

    /// <summary>The value of some periods before the last.</summary>
    public double Before(int periods) => At(_newest - periods);

    private ref double At(long index) => ref _values[(int)(index % _values.Length)];
}
