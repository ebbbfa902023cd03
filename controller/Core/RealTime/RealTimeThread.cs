using System;
using System.Collections.Generic;
using System.IO;
using System.Runtime.CompilerServices;

namespace MbRlRobot.RealTime;

/// <summary>Makes the calling thread one that runs when it must, as far as the system lets it.</summary>
public static class RealTimeThread
{
    /// <summary>The most processors that a thread can be bound to: as many as the C library's own type names.</summary>
    public const int MostProcessors = 1024;

    private const int NotPermitted = 1; // EPERM
    private const int NoMemory = 12; // ENOMEM
    private const int InvalidArgument = 22; // EINVAL
    private const int TouchedStack = 256 * 1024;
    private const int PageLength = 4096;

    /// <summary>Asks the system for all that the settings name, for the calling thread.</summary>
    /// <param name="settings">What is wanted.</param>
    /// <returns>What could not be had, each thing once; empty where all is well.</returns>
    /// <exception cref="IOException">Something could not be had, and the settings require it.</exception>
    public static IReadOnlyList<RealTimeShortfall> Enter(RealTimeSettings settings) =>
        Enter(settings, OperatingSystem.IsLinux() ? new LinuxThreadCalls() : null, CollectorCheck.OfThisProcess());

    /// <summary>The same, of a system of one's choice.</summary>
    /// <param name="settings">What is wanted.</param>
    /// <param name="calls">The system; null for one that cannot do any of it.</param>
    /// <param name="collector">What is wrong with the collector; null where nothing is.</param>
    internal static IReadOnlyList<RealTimeShortfall> Enter(
        RealTimeSettings settings, IThreadCalls? calls, RealTimeShortfall? collector)
    {
        ArgumentNullException.ThrowIfNull(settings);
        List<RealTimeShortfall> missing = [];
        if (calls is null)
        {
            missing.Add(new(
                "system", "this system gives a thread neither priority, processors nor locked memory", "run the robot on Linux"));
        }
        else
        {
            Ask(settings, calls, missing);
        }

        if (collector is not null)
        {
            missing.Add(collector);
        }

        return settings.IsRequired && missing.Count > 0
            ? throw new IOException(string.Join(Environment.NewLine, missing))
            : missing;
    }

    /// <summary>
    /// Lets the memory of the process go again, when its loop is over: mapped files whose pages are locked cannot be closed. The thread
    /// keeps its priority and its processors until it ends.
    /// </summary>
    public static void Leave()
    {
        if (OperatingSystem.IsLinux())
        {
            // what was not locked is let go all the same
            _ = new LinuxThreadCalls().UnlockMemory();
        }
    }

    private static void Ask(RealTimeSettings settings, IThreadCalls calls, List<RealTimeShortfall> missing)
    {
        if (settings.LocksMemory)
        {
            Add(missing, calls.LockMemory(), LockProblem);
            TouchStack();
        }

        if (settings.Processors.Count > 0)
        {
            Add(missing, calls.SetProcessors(MaskOf(settings.Processors)), error => ProcessorProblem(error, settings.Processors));
        }

        if (settings.Priority is { } priority)
        {
            Add(missing, calls.SetFifo(priority), error => PriorityProblem(error, priority));
        }
    }

    private static void Add(List<RealTimeShortfall> missing, int error, Func<int, RealTimeShortfall> describe)
    {
        if (error != 0)
        {
            missing.Add(describe(error));
        }
    }

    private static byte[] MaskOf(IReadOnlyList<int> processors)
    {
        byte[] mask = new byte[MostProcessors / 8];
        foreach (int processor in processors)
        {
            mask[processor / 8] |= (byte)(1 << (processor % 8));
        }

        return mask;
    }

    /// <summary>Pages of the stack that the loop will use exist, and are locked, from now on.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void TouchStack()
    {
        Span<byte> stack = stackalloc byte[TouchedStack];
        for (int at = 0; at < stack.Length; at += PageLength)
        {
            stack[at] = 1;
        }
    }

    private static RealTimeShortfall PriorityProblem(int error, int priority) => new(
        "priority",
        $"the thread did not get SCHED_FIFO priority {priority} ({Explain(error)}), and whatever else runs delays its ticks",
        $"LimitRTPRIO={priority} in the systemd unit, or '@realtime - rtprio {priority}' in /etc/security/limits.conf "
        + "for a group that the user is in, and a new login");

    private static RealTimeShortfall ProcessorProblem(int error, IReadOnlyList<int> processors) => new(
        "processors",
        $"the thread could not be bound to the processors {string.Join(',', processors)} ({Explain(error)})",
        "name processors that lscpu lists as online and that the unit's AllowedCPUs, or the container, includes");

    private static RealTimeShortfall LockProblem(int error) => new(
        "memory",
        $"memory could not be locked ({Explain(error)}), and a page that is swapped out stops the loop",
        "LimitMEMLOCK=infinity in the systemd unit, or '@realtime - memlock unlimited' in /etc/security/limits.conf "
        + "for a group that the user is in, and a new login; the limit counts what the runtime reserves, so that nothing less will do");

    private static string Explain(int error) => error switch
    {
        NotPermitted => "not permitted",
        NoMemory => "above the limit of locked memory",
        InvalidArgument => "not there, or not allowed",
        _ => $"error {error}",
    };
}
