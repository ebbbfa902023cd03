using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;

namespace MbRlRobot.Adapters;

/// <summary>Finds libraries of the system by the names they go under.</summary>
public static class NativeLibraries
{
    /// <summary>Loads the first library of a list that is there.</summary>
    /// <param name="names">File names, without folders; * stands for any version, looked for where libraries lie, the last name first.</param>
    /// <param name="handle">The library.</param>
    /// <returns>Whether one was there and could be loaded.</returns>
    public static bool TryLoad(IReadOnlyList<string> names, out nint handle)
    {
        ArgumentNullException.ThrowIfNull(names);
        foreach (string name in names.SelectMany(Expand))
        {
            if (NativeLibrary.TryLoad(name, out handle))
            {
                return true;
            }
        }

        handle = 0;
        return false;
    }

    private static IEnumerable<string> Expand(string name) => name.Contains('*', StringComparison.Ordinal)
        ? Folders().Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFiles(folder, name))
            .OrderByDescending(path => path, StringComparer.Ordinal)
        : [name];

    private static IEnumerable<string> Folders()
    {
        string architecture = RuntimeInformation.OSArchitecture switch
        {
            Architecture.X64 => "x86_64-linux-gnu",
            Architecture.Arm64 => "aarch64-linux-gnu",
            _ => "arm-linux-gnueabihf",
        };
        return [AppContext.BaseDirectory, "/usr/local/lib", $"/usr/lib/{architecture}", "/usr/lib64", "/usr/lib"];
    }
}
