using System;
using System.IO;

namespace MbRlRobot.Benchmarks.Measuring;

/// <summary>Folders in memory: a file on a disk would be measured with what is written to it.</summary>
internal static class MemoryFolder
{
    private const string SharedMemory = "/dev/shm";

    /// <summary>Makes an empty one.</summary>
    /// <param name="name">What it is for.</param>
    /// <returns>Its path, in the system's folder for temporary files where there is no memory for files.</returns>
    public static string Create(string name) => Directory.CreateDirectory(Path.Combine(
        Directory.Exists(SharedMemory) ? SharedMemory : Path.GetTempPath(), FormattableString.Invariant($"mbrl-{name}-{Guid.NewGuid():N}"))).FullName;
}
