using System;
using MbRlRobot.Planning;

namespace MbRlRobot.Loop;

/// <summary>Is told by a loop what it reads and decides, on the loop's thread. Neither allocates, waits nor throws.</summary>
public interface ILoopObserver
{
    /// <summary>An episode is about to begin: its first reading.</summary>
    /// <param name="channels">What the channels read: [channels].</param>
    /// <param name="stampNanoseconds">When.</param>
    void Started(ReadOnlySpan<double> channels, long stampNanoseconds);

    /// <summary>The channels were read, once an I/O period.</summary>
    /// <param name="channels">What they read: [channels].</param>
    /// <param name="stampNanoseconds">When.</param>
    void Read(ReadOnlySpan<double> channels, long stampNanoseconds);

    /// <summary>The planner has decided; told of every decision in turn, used or not, because the planner remembers it.</summary>
    /// <param name="request">What it was asked.</param>
    /// <param name="result">What came out.</param>
    /// <param name="sequence">The actions chosen: [H][da].</param>
    /// <param name="startedNanoseconds">When it began, on the loop's clock.</param>
    void Decided(
        in PlanRequest request, in PlanResult result, ReadOnlySpan<float> sequence, long startedNanoseconds);
}
