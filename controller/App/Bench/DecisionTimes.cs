using System;

namespace MbRlRobot.ControllerApp.Bench;

/// <summary>How long decisions took, in milliseconds.</summary>
/// <param name="capacity">How many there will be; at least 1.</param>
internal sealed class DecisionTimes(int capacity)
{
    private readonly double[] _milliseconds = new double[capacity];

    /// <summary>How many there are.</summary>
    public int Count { get; private set; }

    /// <summary>All of them together.</summary>
    public double Total { get; private set; }

    /// <summary>Adds one.</summary>
    /// <param name="milliseconds">How long it took.</param>
    public void Add(double milliseconds)
    {
        _milliseconds[Count++] = milliseconds;
        Total += milliseconds;
    }

    /// <summary>The shortest time that a share of the decisions kept to (nearest rank).</summary>
    /// <param name="share">The share, above 0 to 1.</param>
    /// <returns>Milliseconds.</returns>
    public double Percentile(double share)
    {
        Array.Sort(_milliseconds, 0, Count);
        return _milliseconds[Rank(share, Count) - 1];
    }

    /// <summary>How many of some decisions must keep to a time for a share of them to do so (nearest rank).</summary>
    /// <param name="share">The share, above 0 to 1.</param>
    /// <param name="count">The decisions; at least 1.</param>
    /// <returns>At least 1.</returns>
    public static int Rank(double share, int count) => Math.Clamp((int)Math.Ceiling(share * count), 1, count);
}
