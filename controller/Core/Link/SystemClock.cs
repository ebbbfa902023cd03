using System;
using System.Runtime.InteropServices;
using MbRlRobot.Installation;

namespace MbRlRobot.Link;

/// <summary>The system's time of day, and whether it was ever set: many boards have no clock that runs while they are off.</summary>
public static partial class SystemClock
{
    /// <summary>Bytes set aside for the kernel's <c>struct timex</c>, which has 208 on 64-bit Linux.</summary>
    private const int TimexBytes = 512;

    /// <summary>What adjtimex(2) gives for a clock that nobody has set: TIME_ERROR.</summary>
    private const int NotSynchronized = 5;

    /// <summary>Reads it.</summary>
    /// <returns>The time; on other systems than Linux it counts as set.</returns>
    public static WallClock Read() => new(DateTime.UtcNow, !OperatingSystem.IsLinux() || IsSet());

    private static bool IsSet()
    {
        // all zeros asks and sets nothing
        Span<byte> timex = stackalloc byte[TimexBytes];
        timex.Clear();
        int state = Ask(ref MemoryMarshal.GetReference(timex));
        return state is >= 0 and not NotSynchronized;
    }

    [LibraryImport("libc", EntryPoint = "adjtimex")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Ask(ref byte timex);
}
