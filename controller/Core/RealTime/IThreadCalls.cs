using System;

namespace MbRlRobot.RealTime;

/// <summary>
/// What the system is asked for the calling thread, or its process. Each call gives 0, or the error's number (errno).
/// </summary>
internal interface IThreadCalls
{
    /// <summary>Puts the calling thread under SCHED_FIFO; threads that it starts do not inherit that.</summary>
    /// <param name="priority">From 1 to 99.</param>
    int SetFifo(int priority);

    /// <summary>Binds the calling thread to processors.</summary>
    /// <param name="mask">A bit for each processor, the lowest first: [bytes].</param>
    int SetProcessors(ReadOnlySpan<byte> mask);

    /// <summary>Keeps every page of the process in memory from the moment it is first touched.</summary>
    int LockMemory();

    /// <summary>Undoes that.</summary>
    int UnlockMemory();
}
