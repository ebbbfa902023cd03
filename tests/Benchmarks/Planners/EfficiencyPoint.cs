using System;
using System.Collections.Generic;
using System.Linq;

namespace MbRlRobot.Benchmarks.Planners;

/// <summary>What a planner reached with as many candidates a decision.</summary>
/// <param name="Order">What was asked for.</param>
/// <param name="Candidates">The candidates that a decision evaluated, on average.</param>
/// <param name="Returns">The episodes' returns, by seed from 1.</param>
internal sealed record EfficiencyPoint(EfficiencyOrder Order, double Candidates, IReadOnlyList<double> Returns)
{
    /// <summary>The mean return.</summary>
    public double Mean => Returns.Average();

    /// <summary>The standard deviation of a return over seeds (n - 1).</summary>
    public double Deviation => DeviationOf(Returns);

    /// <summary>By how much the returns are higher than another planner's with the same seeds, on average.</summary>
    /// <param name="other">The other.</param>
    /// <returns>The mean difference and its standard error.</returns>
    public (double Mean, double Error) Above(EfficiencyPoint other)
    {
        double[] differences = [.. Returns.Zip(other.Returns, (own, others) => own - others)];
        return (differences.Average(), DeviationOf(differences) / Math.Sqrt(differences.Length));
    }

    private static double DeviationOf(IReadOnlyList<double> values)
    {
        double mean = values.Average();
        return Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / (values.Count - 1));
    }
}
