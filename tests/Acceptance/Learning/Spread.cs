using System;
using System.Collections.Generic;
using System.Linq;

namespace MbRlRobot.Acceptance.Learning;

/// <summary>A mean and how far the values lie from it.</summary>
/// <param name="Mean">The mean.</param>
/// <param name="Deviation">The standard deviation of a value (n - 1); 0 for a single one.</param>
/// <param name="Count">How many values there are.</param>
public readonly record struct Spread(double Mean, double Deviation, int Count)
{
    /// <summary>The standard error of the mean.</summary>
    public double Error => Deviation / Math.Sqrt(Count);

    /// <summary>Sums values up.</summary>
    /// <param name="values">At least one.</param>
    public static Spread Of(IReadOnlyList<double> values)
    {
        double mean = values.Average();
        double squares = values.Sum(value => (value - mean) * (value - mean));
        return new Spread(mean, values.Count < 2 ? 0 : Math.Sqrt(squares / (values.Count - 1)), values.Count);
    }

    /// <summary>Gives mean and deviation for people.</summary>
    public override string ToString() => FormattableString.Invariant($"{Mean:f2} +- {Deviation:f2}");
}
