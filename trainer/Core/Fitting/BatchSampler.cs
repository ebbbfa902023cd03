using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using MbRlRobot.Numerics;

namespace MbRlRobot.Fitting;

/// <summary>
/// The order in which one member sees its bootstrap sample: every pass in an order of its own (Fisher and Yates), one batch after the
/// other, a batch going on into the next pass where one ends.
/// </summary>
public sealed class BatchSampler
{
    private readonly List<int> _sample;
    private readonly Philox _generator;
    private ulong _pass;
    private int _next;

    /// <summary>Before the first pass.</summary>
    /// <param name="sample">The bootstrap sample; it is reordered.</param>
    /// <param name="generator">The member's own random numbers.</param>
    internal BatchSampler(List<int> sample, Philox generator) => (_sample, _generator, _next) = (sample, generator, sample.Count);

    /// <summary>Draws the next rows.</summary>
    /// <param name="rows">Receives their places among the rows fitted on.</param>
    public void Draw(Span<long> rows)
    {
        foreach (ref long row in rows)
        {
            row = Take(1)[0];
        }
    }

    /// <summary>Copies the next batch into a workspace.</summary>
    internal void Fill(RowSet rows, Workspace work, int batch)
    {
        for (int place = 0; place < batch;)
        {
            ReadOnlySpan<int> next = Take(batch - place);
            rows.CopyTo(work, place, next);
            place += next.Length;
        }
    }

    /// <summary>The next rows of the pass, or of the next pass where this one has ended: as many, or as many as it has.</summary>
    private ReadOnlySpan<int> Take(int most)
    {
        if (_next == _sample.Count)
        {
            Shuffle();
        }

        int count = Math.Min(most, _sample.Count - _next);
        _next += count;
        return CollectionsMarshal.AsSpan(_sample).Slice(_next - count, count);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Shuffle()
    {
        Span<int> sample = CollectionsMarshal.AsSpan(_sample);
        for (int last = sample.Length - 1; last > 0; last--)
        {
            int other = _generator.NextBelow(_pass, (ulong)last, last + 1);
            (sample[last], sample[other]) = (sample[other], sample[last]);
        }

        _pass++;
        _next = 0;
    }
}
