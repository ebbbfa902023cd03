using System.Collections.Generic;
using MbRlRobot.Diagnostics;
using MbRlRobot.Status;

namespace MbRlRobot.ControllerApp.Bench;

/// <summary>What <c>bench --loop</c> measured.</summary>
/// <param name="Type">The robot's type.</param>
/// <param name="Io">What it was wired to.</param>
/// <param name="IoPeriodMilliseconds">The period that the loop was to keep.</param>
/// <param name="Model">The model that it planned through; null where it explored.</param>
/// <param name="Seconds">How long it was measured.</param>
/// <param name="Periods">I/O periods of its episodes, missed ones included.</param>
/// <param name="Overruns">Ticks that ended too late.</param>
/// <param name="MissedPeriods">I/O periods that were skipped because of them.</param>
/// <param name="OverrunEvents">The first overruns, one by one.</param>
/// <param name="Stall">What was injected; null for nothing.</param>
/// <param name="WorstPeriodMilliseconds">The longest period.</param>
/// <param name="Times">Period, work and age of the plan, up to the last full second of ticks.</param>
/// <param name="Health">The verdict on the last full second.</param>
/// <param name="AllocatedBytesInEpisodes">Bytes that the loop's thread allocated within episodes.</param>
/// <param name="AllocatedBytesOtherwise">Bytes that it allocated before, between and after them.</param>
/// <param name="Collections">Garbage collections of the process meanwhile.</param>
/// <param name="Warnings">What the system did not give.</param>
/// <param name="Machine">The machine; times mean little without it.</param>
public sealed record LoopBenchReport(
    string Type,
    string Io,
    double IoPeriodMilliseconds,
    string? Model,
    double Seconds,
    long Periods,
    long Overruns,
    long MissedPeriods,
    IReadOnlyList<LoopOverrun> OverrunEvents,
    LoopStall? Stall,
    double WorstPeriodMilliseconds,
    LoopTimes Times,
    LoopHealth Health,
    long AllocatedBytesInEpisodes,
    long AllocatedBytesOtherwise,
    int Collections,
    IReadOnlyList<string> Warnings,
    MachineReport Machine);
