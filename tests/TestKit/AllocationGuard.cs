using System;
using Xunit;

namespace MbRlRobot.TestKit;

/// <summary>
/// Fails a test when the thread allocates managed memory inside the scope: what a control tick calls allocates nothing.
/// Call the code once before, so that what is made at the first call is not counted.
/// </summary>
/// <example><code>
/// using (AllocationGuard.Expect(0))
/// {
///     planner.Plan(state);
/// }
/// </code></example>
public readonly struct AllocationGuard : IDisposable
{
    private const int Attempts = 3;

    private readonly long _before;
    private readonly long _allowedBytes;

    private AllocationGuard(long allowedBytes)
    {
        _allowedBytes = allowedBytes;
        _before = GC.GetAllocatedBytesForCurrentThread();
    }

    /// <summary>Starts counting.</summary>
    /// <param name="allowedBytes">What may be allocated, in bytes.</param>
    /// <returns>The guard; disposing it checks.</returns>
    public static AllocationGuard Expect(long allowedBytes) => new(allowedBytes);

    /// <summary>
    /// Expects that work allocates nothing, three times over. One of them may: what the runtime itself makes once and not at its first call, it
    /// does not make again.
    /// </summary>
    /// <param name="work">The work, done before.</param>
    public static void ExpectNone(Action work)
    {
        ArgumentNullException.ThrowIfNull(work);
        Span<long> allocated = stackalloc long[Attempts];
        for (int attempt = 0; attempt < Attempts; attempt++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            work();
            allocated[attempt] = GC.GetAllocatedBytesForCurrentThread() - before;
        }

        int times = Attempts - allocated.Count(0);
        Assert.True(times <= 1, $"{times} of {Attempts} times bytes were allocated, the last time {allocated[^1]}; allowed: 0.");
    }

    /// <summary>Checks.</summary>
    public void Dispose()
    {
        long allocated = GC.GetAllocatedBytesForCurrentThread() - _before;
        Assert.True(allocated <= _allowedBytes, $"{allocated} bytes were allocated; allowed: {_allowedBytes}.");
    }
}
