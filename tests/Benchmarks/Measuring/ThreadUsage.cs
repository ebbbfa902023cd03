using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace MbRlRobot.Benchmarks.Measuring;

/// <summary>What the calling thread has cost the system so far (Linux: getrusage of a thread).</summary>
/// <param name="PageFaults">Pages that the system had to bring in, from memory or a disk.</param>
/// <param name="Waits">How often it gave up its core to wait.</param>
/// <param name="Preemptions">How often the system gave its core to another thread.</param>
internal readonly partial record struct ThreadUsage(long PageFaults, long Waits, long Preemptions)
{
    private const int OfThread = 1;

    /// <summary>Asks the system. Allocates nothing.</summary>
    /// <returns>The counts.</returns>
    public static ThreadUsage Look()
    {
        _ = Ask(OfThread, out Usage usage);
        return new(usage[Usage.MinorFaults] + usage[Usage.MajorFaults], usage[Usage.VoluntarySwitches], usage[Usage.OtherSwitches]);
    }

    /// <summary>What came to it since.</summary>
    /// <param name="before">An earlier look, of the same thread.</param>
    /// <returns>The difference.</returns>
    public ThreadUsage Since(ThreadUsage before) =>
        new(PageFaults - before.PageFaults, Waits - before.Waits, Preemptions - before.Preemptions);

    [LibraryImport("libc", EntryPoint = "getrusage")]
    private static partial int Ask(int who, out Usage usage);

    /// <summary>struct rusage: two times of two words each, then fourteen words.</summary>
    [InlineArray(18)]
    private struct Usage
    {
        public const int MinorFaults = 8;
        public const int MajorFaults = 9;
        public const int VoluntarySwitches = 16;
        public const int OtherSwitches = 17;
        private long _first;
    }
}
