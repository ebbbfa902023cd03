using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using MbRlRobot.Benchmarks.Compute;
using MbRlRobot.Benchmarks.Fits;
using MbRlRobot.Benchmarks.Measuring;
using MbRlRobot.Benchmarks.Running;
using MbRlRobot.Transitions;

namespace MbRlRobot.Benchmarks.Growth;

/// <summary>How the time of a whole fit of one epoch grows with its transitions: rows sorted and prepared, steps, scores.</summary>
/// <param name="threads">Threads of the fitter.</param>
/// <param name="rounds">How often each is timed.</param>
/// <param name="most">The most transitions.</param>
/// <param name="progress">Told each step.</param>
/// <param name="cancellation">Ends it early.</param>
internal sealed class FitGrowth(int threads, int rounds, int most, IProgress<string> progress, CancellationToken cancellation)
{
    /// <summary>The fewest transitions; shares are of theirs.</summary>
    public const int Least = 10_000;

    private const double Allowed = 1.15;
    private static readonly int[] Factors = [1, 10, 30, 100];

    /// <summary>The steps of one epoch.</summary>
    /// <param name="work">What is fitted.</param>
    /// <param name="transitions">On how many rows.</param>
    public static int EpochSteps(Workload work, int transitions)
    {
        int batch = work.Trained(1).Training.Batch;
        return (transitions + batch - 1) / batch;
    }

    /// <summary>Measures.</summary>
    /// <param name="findings">Takes what was found.</param>
    public void Run(Findings findings)
    {
        Workload work = Workload.Of("S");
        int[] factors = [.. Factors.Where(factor => factor * Least <= most)];
        progress.Report("rows for fits");
        TransitionTable[] rows = [.. factors.Select(factor => FitRows.Of(work, factor * Least))];
        List<double>[] times = [.. factors.Select(_ => new List<double>())];
        Fit(work, rows[0]);
        for (int round = 0; round < rounds; round++)
        {
            progress.Report($"fits, round {round + 1} of {rounds}");
            foreach (int index in Order(factors.Length, round))
            {
                times[index].Add(Fit(work, rows[index]));
            }
        }

        Tell(findings, factors, times);
    }

    private static IEnumerable<int> Order(int count, int round)
    {
        IEnumerable<int> order = Enumerable.Range(0, count);
        return round % 2 == 0 ? order : order.Reverse();
    }

    private static void Tell(Findings findings, int[] factors, List<double>[] times)
    {
        double worst = 0;
        for (int index = 0; index < factors.Length; index++)
        {
            string subject = GrowthNames.Of($"a fit of one epoch, {Least} transitions", factors[index]);
            double over = OverLinear.Of(times[0], times[index], factors[index]);
            worst = Math.Max(worst, over);
            findings.Add(subject, GrowthNames.Time, Samples.Of(times[index]).Percentile(0.5), "ms");
            findings.Add(subject, GrowthNames.Over, over, "");
        }

        findings.AtMost($"a fit's time over linear, {Least} to {factors[^1] * Least} transitions", worst, Allowed, "");
        findings.Tell("overLinearFit", worst);
    }

    private double Fit(Workload work, TransitionTable rows)
    {
        cancellation.ThrowIfCancellationRequested();
        return WholeFit.Seconds(work, rows, EpochSteps(work, rows.Count), threads, cancellation) * 1e3;
    }
}
