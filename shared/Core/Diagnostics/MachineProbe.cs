using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace MbRlRobot.Diagnostics;

/// <summary>Looks at the machine.</summary>
public static class MachineProbe
{
    private const string ProcessorFile = "/proc/cpuinfo";

    /// <summary>Describes the machine that the process runs on.</summary>
    /// <returns>The description.</returns>
    public static MachineReport Look() => new(
        RuntimeInformation.OSDescription,
        Lower(RuntimeInformation.ProcessArchitecture.ToString()),
        File.Exists(ProcessorFile) ? ProcessorName(File.ReadLines(ProcessorFile)) : string.Empty,
        Environment.ProcessorCount,
        VectorBits(),
        [.. Features()],
        GC.GetGCMemoryInfo().TotalAvailableMemoryBytes,
        RuntimeInformation.FrameworkDescription);

    /// <summary>Finds the processor's name in Linux's description of it; boards name their model instead.</summary>
    /// <param name="lines">The lines of /proc/cpuinfo.</param>
    /// <returns>The name; empty where there is none.</returns>
    public static string ProcessorName(IEnumerable<string> lines) =>
        lines.Where(line => line.StartsWith("model name", StringComparison.Ordinal) || line.StartsWith("Model", StringComparison.Ordinal))
            .Select(line => line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim())
            .FirstOrDefault(string.Empty);

    private static int VectorBits() => (Vector512.IsHardwareAccelerated, Vector256.IsHardwareAccelerated, Vector128.IsHardwareAccelerated) switch
    {
        (true, _, _) => 512,
        (_, true, _) => 256,
        (_, _, true) => 128,
        _ => 32,
    };

    private static IEnumerable<string> Features() => new (string Name, bool IsThere)[]
    {
        ("sse4.2", Sse42.IsSupported),
        ("avx", Avx.IsSupported),
        ("avx2", Avx2.IsSupported),
        ("fma", Fma.IsSupported),
        ("avx512f", Avx512F.IsSupported),
        ("avx512dq", Avx512DQ.IsSupported),
        ("neon", AdvSimd.IsSupported),
        ("dotprod", Dp.IsSupported),
    }.Where(feature => feature.IsThere).Select(feature => feature.Name);

    private static string Lower(string name) => name.ToLowerInvariant();
}
