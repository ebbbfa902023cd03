using System;
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

    /// <summary>What grows, as figures are called.</summary>
    public const string Subject = "a fit of one epoch, 10000 transitions";

    private const double Allowed = 1.15;
    private const double WindowSeconds = 0.5;
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
        progress.Report("fits");
        double[][] times = Windows.Interleave(
            [.. rows.Select<TransitionTable, Action>(table => () => Fit(work, table))], rounds, cancellation, WindowSeconds);
        Tell(findings, factors, times);
    }

    private static void Tell(Findings findings, int[] factors, double[][] times)
    {
        for (int index = 0; index < factors.Length; index++)
        {
            string subject = GrowthNames.Of(Subject, factors[index]);
            findings.Add(subject, GrowthNames.Time, Samples.Of(times[index]).Percentile(0.5), "ms");
            findings.Add(subject, GrowthNames.Over, OverLinear.Of(times[0], times[index], factors[index]), "");
        }

        for (int from = 0; from < Math.Min(2, factors.Length - 1); from++)
        {
            double worst = OverLinear.Worst(factors[from..], times[from..]);
            findings.AtMost($"a fit's time over linear, {factors[from] * Least} to {factors[^1] * Least} transitions", worst, Allowed, "");
            findings.Tell($"overLinearFitFrom{factors[from] * Least}", worst);
        }
    }

    private void Fit(Workload work, TransitionTable rows) =>
        _ = WholeFit.Seconds(work, rows, EpochSteps(work, rows.Count), threads, cancellation);
}
