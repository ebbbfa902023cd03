using System;
using System.Reflection;
using System.Runtime.InteropServices;
using TorchSharp;

namespace MbRlRobot.TorchSharp;

/// <summary>libtorch, the native half of TorchSharp: packages for the build may be there and it still not load.</summary>
internal static class LibTorch
{
    private static readonly Lazy<bool> Loaded = new(Load);

    /// <summary>What to do where it does not load.</summary>
    internal static string Install =>
        $"libLibTorchSharp does not load on this machine ({RuntimeInformation.RuntimeIdentifier}): it needs libtorch of its version, which the "
        + "package TorchSharp-cpu (or TorchSharp-cuda-linux) brings for linux-x64, and the system's libgomp1; there is none for linux-arm64";

    /// <summary>Whether it loads; the first call tries.</summary>
    internal static bool IsLoaded => Loaded.Value;

    /// <summary>Refuses to go on without it.</summary>
    /// <exception cref="InvalidOperationException">It does not load.</exception>
    internal static void ThrowIfAbsent()
    {
        if (!IsLoaded)
        {
            throw new InvalidOperationException(Install + ".");
        }
    }

    /// <summary>
    /// Libraries and order are TorchSharp's own, which, asked first, would write a page about a failure on the standard output.
    /// </summary>
    private static bool Load()
    {
        Assembly managed = typeof(torch).Assembly;
        _ = NativeLibrary.TryLoad("torch_cpu", managed, null, out _);
        return NativeLibrary.TryLoad("LibTorchSharp", managed, null, out _);
    }
}
