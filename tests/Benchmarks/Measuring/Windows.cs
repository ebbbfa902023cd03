using System;
using System.Linq;
using System.Threading;

namespace MbRlRobot.Benchmarks.Measuring;

/// <summary>Several pieces of work side by side: a short while of each in every round, so that what else the machine does hits all.</summary>
internal static class Windows
{
    private const double UsualSeconds = 0.2;
    private const double WarmUps = 2.5;

    /// <summary>Times them.</summary>
    /// <param name="works">The pieces.</param>
    /// <param name="rounds">How many rounds; every other one goes backwards.</param>
    /// <param name="cancellation">Ends it early.</param>
    /// <param name="seconds">How long a while is, s.</param>
    /// <returns>For each piece and round the median of a while, ms: [works][rounds].</returns>
    public static double[][] Interleave(Action[] works, int rounds, CancellationToken cancellation, double seconds = UsualSeconds)
    {
        foreach (Action work in works)
        {
            _ = Median(work, seconds * WarmUps, cancellation);
        }

        double[][] times = [.. works.Select(_ => new double[rounds])];
        for (int round = 0; round < rounds; round++)
        {
            for (int turn = 0; turn < works.Length; turn++)
            {
                int index = round % 2 == 0 ? turn : works.Length - 1 - turn;
                times[index][round] = Median(works[index], seconds, cancellation);
            }
        }

        return times;
    }

    private static double Median(Action work, double seconds, CancellationToken cancellation)
    {
        Samples times = new(Stopwatches.Most);
        Stopwatches.Repeat(times, work, least: 1, seconds, cancellation);
        return times.Percentile(0.5);
    }
}
