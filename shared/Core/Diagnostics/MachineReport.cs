using System.Collections.Generic;

namespace MbRlRobot.Diagnostics;

/// <summary>The machine that a program runs on.</summary>
/// <param name="OperatingSystem">Its name and version.</param>
/// <param name="Architecture">x64, arm64 ...</param>
/// <param name="Processor">The processor's name.</param>
/// <param name="Cores">The cores that the process may use.</param>
/// <param name="VectorBits">The width of the vectors that kernels will use.</param>
/// <param name="Features">The instruction sets found, of those that kernels can use.</param>
/// <param name="MemoryBytes">The memory that the process may use.</param>
/// <param name="DotNet">The runtime.</param>
public sealed record MachineReport(
    string OperatingSystem,
    string Architecture,
    string Processor,
    int Cores,
    int VectorBits,
    IReadOnlyList<string> Features,
    long MemoryBytes,
    string DotNet);
