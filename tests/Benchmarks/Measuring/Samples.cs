using System;
using System.Collections.Generic;
using MbRlRobot.ControllerApp.Bench;

namespace MbRlRobot.Benchmarks.Measuring;

/// <summary>Numbers of which percentiles are wanted. Adding one allocates nothing; one thread.</summary>
/// <param name="capacity">How many there will be at most; at least 1.</param>
internal sealed class Samples(int capacity)
{
    private readonly double[] _values = new double[capacity];
    private bool _isSorted;

    /// <summary>Collects numbers that are there.</summary>
    /// <param name="values">The numbers.</param>
    /// <returns>All of them.</returns>
    public static Samples Of(IEnumerable<double> values)
    {
        double[] all = [.. values];
        Samples samples = new(Math.Max(1, all.Length));
        Array.ForEach(all, samples.Add);
        return samples;
    }

    /// <summary>How many there are.</summary>
    public int Count { get; private set; }

    /// <summary>Adds one.</summary>
    /// <param name="value">The number.</param>
    public void Add(double value)
    {
        _values[Count++] = value;
        _isSorted = false;
    }

    /// <summary>The smallest number that a share of all does not exceed (nearest rank).</summary>
    /// <param name="share">The share, above 0 to 1.</param>
    /// <returns>The number; NaN where there is none.</returns>
    public double Percentile(double share)
    {
        if (!_isSorted)
        {
            Array.Sort(_values, 0, Count);
            _isSorted = true;
        }

        return Count == 0 ? double.NaN : _values[DecisionTimes.Rank(share, Count) - 1];
    }
}
