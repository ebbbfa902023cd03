using System;
using System.Globalization;
using System.IO;
using System.Runtime.InteropServices;

namespace MbRlRobot.Processes;

/// <summary>What processes of a robot ask the system for, and .NET has no word for. Not on Windows.</summary>
public static partial class PosixProcess
{
    private const int Terminating = 15;
    private const int OneThread = 0;
    private const string Threads = "/proc/self/task";

    /// <summary>Who started this process, or who has taken it over since that one has died.</summary>
    /// <returns>A process id.</returns>
    public static int ParentId() => GetParent();

    /// <summary>Asks a process to end: SIGTERM.</summary>
    /// <param name="processId">A child of this process that has not been waited for.</param>
    /// <returns>False where there is no such process.</returns>
    public static bool Terminate(int processId) => Signal(processId, Terminating) == 0;

    /// <summary>Lets the others on this machine go first. Linux alone; elsewhere nothing happens.</summary>
    /// <param name="niceness">From 0 to 19, the nicest.</param>
    public static void LowerPriority(int niceness)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(niceness, 0);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(niceness, 19);
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        // on Linux each thread has its own niceness, and hands it to those that it starts
        foreach (string thread in Directory.GetDirectories(Threads))
        {
            // a thread that has ended meanwhile needs none
            _ = SetPriority(OneThread, uint.Parse(Path.GetFileName(thread), CultureInfo.InvariantCulture), niceness);
        }
    }

    [LibraryImport("libc", EntryPoint = "getppid")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int GetParent();

    [LibraryImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Signal(int processId, int signal);

    [LibraryImport("libc", EntryPoint = "setpriority")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int SetPriority(int which, uint who, int niceness);
}
