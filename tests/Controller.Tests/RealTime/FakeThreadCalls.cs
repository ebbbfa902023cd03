using System;
using System.Collections.Generic;
using MbRlRobot.RealTime;

namespace MbRlRobot.Controller.Tests.RealTime;

/// <summary>A system that gives what a test says, and remembers what it was asked.</summary>
internal sealed class FakeThreadCalls : IThreadCalls
{
    public int FifoError { get; init; }

    public int ProcessorError { get; init; }

    public int LockError { get; init; }

    public List<string> Asked { get; } = [];

    public int SetFifo(int priority)
    {
        Asked.Add($"fifo {priority}");
        return FifoError;
    }

    public int SetProcessors(ReadOnlySpan<byte> mask)
    {
        Asked.Add($"processors {Convert.ToHexString(mask).TrimEnd('0')} of {8 * mask.Length}");
        return ProcessorError;
    }

    public int LockMemory()
    {
        Asked.Add("lock");
        return LockError;
    }

    public int UnlockMemory()
    {
        Asked.Add("unlock");
        return 0;
    }
}
