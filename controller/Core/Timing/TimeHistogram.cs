using System;
using System.Numerics;
using MbRlRobot.Status;

namespace MbRlRobot.Timing;

/// <summary>
/// Counts times in buckets of equal relative width, so that percentiles of any number of them take fixed memory: 64 buckets for
/// each doubling, from a nanosecond to 68 s. A percentile is off by 0.8 % at most; mean and longest are exact. Allocates and
/// throws nothing.
/// </summary>
internal sealed class TimeHistogram
{
    /// <summary>The longest time that has a bucket of its own, ns; longer ones share the last.</summary>
    internal const long LongestNanoseconds = (1L << Octaves) - 1;

    private const int Octaves = 36;
    private const int BucketBits = 6;
    private const int PerOctave = 1 << BucketBits;
    private const double NanosecondsPerMillisecond = 1e6;

    private readonly int[] _counts = new int[BucketOf(LongestNanoseconds) + 1];
    private double _sum;
    private double _sumOfSquares;

    /// <summary>How many times were added.</summary>
    public int Count { get; private set; }

    /// <summary>The longest, ms; 0 for none.</summary>
    public double MaximumMilliseconds { get; private set; }

    /// <summary>The mean, ms; NaN for none.</summary>
    public double MeanMilliseconds => _sum / Count;

    /// <summary>The standard deviation, ms; NaN for none.</summary>
    public double DeviationMilliseconds
    {
        get
        {
            double mean = MeanMilliseconds;
            return Math.Sqrt(Math.Max(0, (_sumOfSquares / Count) - (mean * mean)));
        }
    }

    /// <summary>Adds a time.</summary>
    /// <param name="nanoseconds">The time, ns; less than none counts as none.</param>
    public void Add(long nanoseconds)
    {
        long time = Math.Max(0, nanoseconds);
        double milliseconds = time / NanosecondsPerMillisecond;
        _counts[BucketOf(Math.Min(time, LongestNanoseconds))]++;
        _sum += milliseconds;
        _sumOfSquares += milliseconds * milliseconds;
        MaximumMilliseconds = Math.Max(MaximumMilliseconds, milliseconds);
        Count++;
    }

    /// <summary>Forgets all of them.</summary>
    public void Clear()
    {
        Array.Clear(_counts);
        (_sum, _sumOfSquares, Count, MaximumMilliseconds) = (0, 0, 0, 0);
    }

    /// <summary>Sums them up.</summary>
    /// <returns>The summary; percentiles by nearest rank.</returns>
    public TimeSummary Summarise()
    {
        if (Count == 0)
        {
            return TimeSummary.None;
        }

        (int bucket, long below) = (0, 0);
        return new TimeSummary
        {
            Count = Count,
            MeanMilliseconds = MeanMilliseconds,
            P50Milliseconds = Percentile(0.5, ref bucket, ref below),
            P99Milliseconds = Percentile(0.99, ref bucket, ref below),
            P999Milliseconds = Percentile(0.999, ref bucket, ref below),
            MaximumMilliseconds = MaximumMilliseconds,
        };
    }

    /// <summary>Goes on from where the last, lower one was found.</summary>
    private double Percentile(double share, ref int bucket, ref long below)
    {
        long rank = (long)Math.Ceiling(share * Count);
        while (below + _counts[bucket] < rank)
        {
            below += _counts[bucket++];
        }

        return Math.Min(MiddleOf(bucket), MaximumMilliseconds);
    }

    /// <summary>Below two octaves of the finest buckets each is a nanosecond wide; from there on each octave's are twice as wide.</summary>
    private static int BucketOf(long nanoseconds)
    {
        int shift = Math.Max(0, BitOperations.Log2((ulong)nanoseconds) - BucketBits);
        return (shift * PerOctave) + (int)(nanoseconds >> shift);
    }

    private static double MiddleOf(int bucket)
    {
        int shift = Math.Max(0, (bucket / PerOctave) - 1);
        long first = (long)(bucket - (shift * PerOctave)) << shift;
        return (first + (((1L << shift) - 1) / 2.0)) / NanosecondsPerMillisecond;
    }
}
