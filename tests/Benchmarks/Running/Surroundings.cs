using MbRlRobot.Diagnostics;

namespace MbRlRobot.Benchmarks.Running;

/// <summary>Where and when something was measured; a speed means little without it.</summary>
/// <param name="MeasuredUtc">When it began, ISO 8601.</param>
/// <param name="Version">The product's version.</param>
/// <param name="Machine">The machine.</param>
/// <param name="LoadBefore">Threads that ran or waited for a core in the minute before; NaN elsewhere than on Linux.</param>
/// <param name="LoadAfter">The same at the end, the benchmark's own included.</param>
public sealed record Surroundings(
    string MeasuredUtc, string Version, MachineReport Machine, double LoadBefore, double LoadAfter);
