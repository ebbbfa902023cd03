using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;

namespace MbRlRobot.Acceptance.Learning;

/// <summary>Independent pieces of work, as many at a time as there are cores; each piece keeps to one thread.</summary>
public static class Cores
{
    /// <summary>Does the work for every item.</summary>
    /// <typeparam name="TItem">What is worked on.</typeparam>
    /// <typeparam name="TResult">What comes of it.</typeparam>
    /// <param name="items">The items.</param>
    /// <param name="work">The work; what it throws first is thrown here.</param>
    /// <param name="cancellation">Begins no further item.</param>
    /// <returns>The results, in the order of the items.</returns>
    public static TResult[] ForEach<TItem, TResult>(IEnumerable<TItem> items, Func<TItem, TResult> work, CancellationToken cancellation)
    {
        try
        {
            return
            [
                .. items.AsParallel()
                    .AsOrdered()
                    .WithDegreeOfParallelism(Math.Min(Environment.ProcessorCount, 64))
                    .WithMergeOptions(ParallelMergeOptions.FullyBuffered)
                    .WithCancellation(cancellation)
                    .Select(work),
            ];
        }
        catch (AggregateException faults)
        {
            throw faults.Flatten().InnerExceptions[0];
        }
    }
}
