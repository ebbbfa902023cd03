using MbRlRobot.Numerics;

namespace MbRlRobot.Fitting;

/// <summary>
/// The order in which one member sees its bootstrap sample: every pass in an order of its own (Fisher and Yates), one batch after the
/// other, a batch going on into the next pass where one ends.
/// </summary>
/// <param name="sample">The bootstrap sample; it is reordered.</param>
/// <param name="generator">The member's own random numbers.</param>
internal sealed class BatchSampler(int[] sample, Philox generator)
{
    private ulong _pass;
    private int _next = sample.Length;

    /// <summary>Copies the next batch into a workspace.</summary>
    internal void Fill(RowSet rows, Workspace work, int batch)
    {
        for (int place = 0; place < batch; place++)
        {
            rows.CopyTo(work, place, Next());
        }
    }

    private int Next()
    {
        if (_next == sample.Length)
        {
            Shuffle();
        }

        return sample[_next++];
    }

    private void Shuffle()
    {
        for (int last = sample.Length - 1; last > 0; last--)
        {
            int other = generator.NextBelow(_pass, (ulong)last, last + 1);
            (sample[last], sample[other]) = (sample[other], sample[last]);
        }

        _pass++;
        _next = 0;
    }
}
