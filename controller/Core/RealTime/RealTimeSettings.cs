using System.Collections.Generic;

namespace MbRlRobot.RealTime;

/// <summary>What a thread asks of the system so that it runs when it must.</summary>
/// <param name="Priority">Its SCHED_FIFO priority, 1 to 99; null to stay under the ordinary scheduler.</param>
/// <param name="Processors">The processors that it may run on, from 0; empty for all.</param>
/// <param name="LocksMemory">Whether all memory of the process is kept from being swapped out.</param>
/// <param name="IsRequired">Whether a thing that cannot be had is a fault; otherwise it is a warning.</param>
public sealed record RealTimeSettings(
    int? Priority,
    IReadOnlyList<int> Processors,
    bool LocksMemory,
    bool IsRequired)
{
    /// <summary>The lowest SCHED_FIFO priority.</summary>
    public const int LowestPriority = 1;

    /// <summary>The highest one; the kernel's own threads that move others between processors have it too.</summary>
    public const int HighestPriority = 99;

    /// <summary>
    /// The loop's priority unless told otherwise: above the threads that serve interrupts (50), below the kernel's watchdogs.
    /// Planning keeps an ordinary one: it waits for helpers that have no other, and would keep a processor from them.
    /// </summary>
    public const int UsualPriority = 80;
}
