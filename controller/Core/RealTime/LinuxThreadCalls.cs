using System;
using System.Runtime.InteropServices;

namespace MbRlRobot.RealTime;

/// <summary>The calls of Linux: sched_setscheduler(2), sched_setaffinity(2), mlockall(2).</summary>
internal sealed partial class LinuxThreadCalls : IThreadCalls
{
    private const int CallingThread = 0;
    private const int Fifo = 1; // SCHED_FIFO
    private const int ResetOnFork = 0x40000000; // SCHED_RESET_ON_FORK: the runtime's own threads stay ordinary
    private const int Current = 1; // MCL_CURRENT
    private const int Future = 2; // MCL_FUTURE

    // MCL_ONFAULT: without it the system makes every page that the collector has reserved, some hundred MB, at once
    private const int OnFault = 4;
    private const int InvalidArgument = 22; // EINVAL

    public int SetFifo(int priority) => Result(SetScheduler(CallingThread, Fifo | ResetOnFork, in priority));

    public int SetProcessors(ReadOnlySpan<byte> mask)
    {
        Span<byte> before = stackalloc byte[mask.Length];
        Span<byte> now = stackalloc byte[mask.Length];
        int error = Affinity(before);
        error = error != 0 ? error : Result(SetAffinity(CallingThread, (nuint)mask.Length, mask));
        error = error != 0 ? error : Affinity(now);
        if (error != 0 || now.SequenceEqual(mask))
        {
            return error;
        }

        // the system leaves out what is not there, and is content while something is left; we are not
        _ = SetAffinity(CallingThread, (nuint)before.Length, before);
        return InvalidArgument;
    }

    public int LockMemory() => Result(LockAll(Current | Future | OnFault));

    public int UnlockMemory() => Result(UnlockAll());

    /// <summary>The system gives the number of bytes that it wrote, and leaves the rest.</summary>
    private static int Affinity(Span<byte> mask)
    {
        mask.Clear();
        return Result(Math.Min(0, GetAffinity(CallingThread, (nuint)mask.Length, mask)));
    }

    private static int Result(int returned) => returned == 0 ? 0 : Marshal.GetLastPInvokeError();

    [LibraryImport("libc", EntryPoint = "sched_setscheduler", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int SetScheduler(int thread, int policy, in int priority);

    [LibraryImport("libc", EntryPoint = "sched_setaffinity", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int SetAffinity(int thread, nuint length, ReadOnlySpan<byte> mask);

    [LibraryImport("libc", EntryPoint = "sched_getaffinity", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int GetAffinity(int thread, nuint length, Span<byte> mask);

    [LibraryImport("libc", EntryPoint = "mlockall", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int LockAll(int flags);

    [LibraryImport("libc", EntryPoint = "munlockall", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int UnlockAll();
}
