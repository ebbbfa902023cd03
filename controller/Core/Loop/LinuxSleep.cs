using System.Runtime.InteropServices;

namespace MbRlRobot.Loop;

/// <summary>Absolute sleeps on Linux: clock_nanosleep(2).</summary>
internal static partial class LinuxSleep
{
    private const int Monotonic = 1; // CLOCK_MONOTONIC, which Stopwatch reads too
    private const int Absolute = 1; // TIMER_ABSTIME
    private const int Interrupted = 4; // EINTR
    private const long NanosecondsPerSecond = 1_000_000_000;

    /// <summary>Sleeps until a moment, through signals; at once where it has passed.</summary>
    /// <param name="deadlineNanoseconds">The moment, on the monotonic clock.</param>
    internal static void Until(long deadlineNanoseconds)
    {
        if (deadlineNanoseconds <= 0)
        {
            return;
        }

        TimeSpec deadline = new(
            (nint)(deadlineNanoseconds / NanosecondsPerSecond), (nint)(deadlineNanoseconds % NanosecondsPerSecond));
        while (ClockNanosleep(Monotonic, Absolute, in deadline, 0) == Interrupted)
        {
        }
    }

    [LibraryImport("libc", EntryPoint = "clock_nanosleep")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int ClockNanosleep(int clock, int flags, in TimeSpec deadline, nint remaining);

    /// <summary>struct timespec, of a 64-bit system: seconds and nanoseconds.</summary>
    private readonly record struct TimeSpec(nint Seconds, nint Nanoseconds);
}
