using System.Diagnostics;
using System.Threading;
using MbRlRobot.Benchmarks.Compute;
using MbRlRobot.Fitting;
using MbRlRobot.Ports;
using MbRlRobot.Transitions;

namespace MbRlRobot.Benchmarks.Fits;

/// <summary>A fit by the product's own fitter, from the table of rows to the scored checkpoint.</summary>
internal static class WholeFit
{
    /// <summary>Fits.</summary>
    /// <param name="work">What is fitted.</param>
    /// <param name="rows">On which rows.</param>
    /// <param name="steps">The optimiser's steps.</param>
    /// <param name="threads">Threads of the fitter.</param>
    /// <param name="cancellation">Ends it early.</param>
    /// <returns>How long it took, s.</returns>
    public static double Seconds(Workload work, TransitionTable rows, int steps, int threads, CancellationToken cancellation)
    {
        using BuiltInFitter fitter = new();
        long began = Stopwatch.GetTimestamp();
        _ = fitter.Fit(new FitRequest(work.Trained(steps), rows, null, Seed: 1, threads), progress: null, cancellation);
        return Stopwatch.GetElapsedTime(began).TotalSeconds;
    }
}
