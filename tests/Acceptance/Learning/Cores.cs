using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

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

    /// <summary>Does work for every item that waits for processes of its own.</summary>
    /// <typeparam name="TItem">What is worked on.</typeparam>
    /// <typeparam name="TResult">What comes of it.</typeparam>
    /// <param name="items">The items.</param>
    /// <param name="atOnce">How many at the same time.</param>
    /// <param name="work">The work.</param>
    /// <param name="cancellation">Begins no further item.</param>
    /// <returns>The results, in the order of the items.</returns>
    public static async Task<TResult[]> ForEachAsync<TItem, TResult>(
        IEnumerable<TItem> items, int atOnce, Func<TItem, Task<TResult>> work, CancellationToken cancellation)
    {
        using SemaphoreSlim free = new(atOnce);
        return await Task.WhenAll(items.Select(async item =>
        {
            await free.WaitAsync(cancellation);
            try
            {
                return await work(item);
            }
            finally
            {
                free.Release();
            }
        }));
    }
}
