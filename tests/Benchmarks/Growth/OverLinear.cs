using System.Collections.Generic;
using System.Linq;
using MbRlRobot.Benchmarks.Measuring;

namespace MbRlRobot.Benchmarks.Growth;

/// <summary>How much more than its share the larger work takes.</summary>
internal static class OverLinear
{
    /// <summary>Compares rounds, each with itself: a machine that is slower for a while is so for both.</summary>
    /// <param name="small">How long the small work took, in each round.</param>
    /// <param name="large">How long the large one took, in the same rounds.</param>
    /// <param name="factor">How many times more the large one is.</param>
    /// <returns>The median over the rounds; 1 is linear, above 1 is more.</returns>
    public static double Of(IReadOnlyList<double> small, IReadOnlyList<double> large, double factor) =>
        Samples.Of(small.Zip(large, (one, many) => many / (factor * one))).Percentile(0.5);

    /// <summary>The worst of several against the smallest.</summary>
    /// <param name="factors">How much work there is, ascending.</param>
    /// <param name="times">How long it took: [works][rounds].</param>
    /// <returns>The largest of what all but the first take over linear.</returns>
    public static double Worst(int[] factors, double[][] times) =>
        Enumerable.Range(1, factors.Length - 1).Max(index => Of(times[0], times[index], (double)factors[index] / factors[0]));
}
