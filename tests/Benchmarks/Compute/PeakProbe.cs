using System;
using System.Diagnostics;
using System.Linq;
using System.Threading;
using MbRlRobot.Numerics;

namespace MbRlRobot.Benchmarks.Compute;

/// <summary>
/// How many floating-point operations a second the machine can do at most: fused multiply-adds on registers alone, in the widest vectors
/// that it has.
/// </summary>
internal static class PeakProbe
{
    private const int Windows = 5;
    private const double WindowSeconds = 0.15;

    /// <summary>The float lanes of a vector.</summary>
    public static int Lanes => (int)LaneDispatch.Best;

    /// <summary>Measures.</summary>
    /// <param name="threads">The threads, each on registers of its own.</param>
    /// <param name="cancellation">Ends it early.</param>
    /// <returns>GFLOP/s of all threads together, in the best of some windows.</returns>
    public static double Gflops(int threads, CancellationToken cancellation)
    {
        double best = 0;
        for (int window = 0; window < Windows; window++)
        {
            cancellation.ThrowIfCancellationRequested();
            best = Math.Max(best, Window(threads));
        }

        return best;
    }

    private static double Window(int threads)
    {
        double[] rates = new double[threads];
        using Barrier start = new(threads);
        Thread[] workers = [.. Enumerable.Range(0, threads).Select(index => new Thread(() =>
        {
            start.SignalAndWait();
            rates[index] = Rate();
        }))];
        Array.ForEach(workers, worker => worker.Start());
        Array.ForEach(workers, worker => worker.Join());
        return rates.Sum();
    }

    private static double Rate()
    {
        IPeakLoop loop = LaneDispatch.Create<IPeakLoop, Factory>(new Factory(), LaneDispatch.Best);
        long began = Stopwatch.GetTimestamp();
        long loops = 0;
        float sink = 0;
        double seconds;
        do
        {
            sink += loop.Run();
            loops++;
            seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
        }
        while (seconds < WindowSeconds);
        GC.KeepAlive(sink);
        return loops * loop.Operations / seconds / 1e9;
    }

    private sealed class Factory : ILaneFactory<IPeakLoop>
    {
        public IPeakLoop Create<TLanes>()
            where TLanes : struct, ILanes<TLanes> => new PeakLoop<TLanes>();
    }
}
