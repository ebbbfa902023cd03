using System;
using System.Diagnostics;
using System.Threading;

namespace MbRlRobot.Benchmarks.Measuring;

/// <summary>Times work.</summary>
internal static class Stopwatches
{
    /// <summary>More than anything is timed.</summary>
    public const int Most = 100_000;

    private const double WarmUpShare = 0.2;
    private const int WarmUps = 2;

    /// <summary>Times a piece of work once. Allocates nothing.</summary>
    /// <param name="work">The work.</param>
    /// <returns>How long it took, ms.</returns>
    public static double Milliseconds(Action work)
    {
        long began = Stopwatch.GetTimestamp();
        work();
        return (Stopwatch.GetTimestamp() - began) * 1e3 / Stopwatch.Frequency;
    }

    /// <summary>Does work for a while, so that the runtime compiles it as well as it can.</summary>
    /// <param name="work">The work; done twice at least.</param>
    /// <param name="seconds">For how long, s.</param>
    /// <param name="cancellation">Ends it early.</param>
    public static void WarmUp(Action work, double seconds, CancellationToken cancellation)
    {
        long began = Stopwatch.GetTimestamp();
        for (int done = 0; done < WarmUps || Stopwatch.GetElapsedTime(began).TotalSeconds < seconds; done++)
        {
            cancellation.ThrowIfCancellationRequested();
            work();
        }
    }

    /// <summary>Times the same work again and again, after a fifth of the time in which the runtime may compile it.</summary>
    /// <param name="work">The work.</param>
    /// <param name="least">How often it is timed at least.</param>
    /// <param name="seconds">For how long, s.</param>
    /// <param name="cancellation">Ends it early.</param>
    /// <returns>How long each took, ms.</returns>
    public static Samples Repeat(Action work, int least, double seconds, CancellationToken cancellation)
    {
        WarmUp(work, seconds * WarmUpShare, cancellation);
        Samples times = new(Most);
        Repeat(times, work, least, seconds, cancellation);
        return times;
    }

    /// <summary>Times the same work again and again. Allocates nothing.</summary>
    /// <param name="times">Receives how long each took, ms.</param>
    /// <param name="work">The work.</param>
    /// <param name="least">How often it is timed at least.</param>
    /// <param name="seconds">For how long, s.</param>
    /// <param name="cancellation">Ends it early.</param>
    public static void Repeat(Samples times, Action work, int least, double seconds, CancellationToken cancellation)
    {
        long began = Stopwatch.GetTimestamp();
        for (int done = 0; times.Count < Most && (done < least || Stopwatch.GetElapsedTime(began).TotalSeconds < seconds); done++)
        {
            cancellation.ThrowIfCancellationRequested();
            times.Add(Milliseconds(work));
        }
    }
}
