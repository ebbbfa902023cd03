using System;
using System.IO;
using System.Runtime.InteropServices;
using MbRlRobot.Adapters;

namespace MbRlRobot.MuJoCo;

/// <summary>The system's libmujoco.</summary>
public static unsafe class MuJoCoLibrary
{
    /// <summary>What to do where there is none.</summary>
    internal const string Install = "apt-get install libmujoco2.2.2 (Debian 12), or put a release of MuJoCo into /usr/local/lib";

    private static readonly string[] Names = ["libmujoco.so", "libmujoco.so.*", "libmujoco.dylib", "mujoco.dll"];

    private static readonly Lazy<MuJoCoEngine> Engine = new(Load);

    /// <summary>The version of the library, asked of the library itself.</summary>
    /// <returns>Major, minor and patch; null where there is no libmujoco.</returns>
    public static string? FindVersion() =>
        NativeLibraries.TryLoad(Names, out nint library) && NativeLibrary.TryGetExport(library, "mj_versionString", out nint export)
            ? Marshal.PtrToStringUTF8((nint)((delegate* unmanaged[Cdecl]<byte*>)export)())
            : null;

    /// <summary>The library, loaded and proven once in the life of the process.</summary>
    /// <returns>The engine.</returns>
    /// <exception cref="IOException">There is no libmujoco, or none that can be used; the message says which and what to do.</exception>
    internal static MuJoCoEngine Open() => Engine.Value;

    private static MuJoCoEngine Load()
    {
        if (FindVersion() is not { } version || !NativeLibraries.TryLoad(Names, out nint library))
        {
            throw new IOException($"There is no libmujoco on this machine; {Install}.");
        }

        MuJoCoFunctions functions = new(library);
        MuJoCoLayout? layout = Environment.Is64BitProcess ? MuJoCoLayout.Find(functions.Version()) : null;
        if (layout is null && !functions.HasState)
        {
            throw new IOException(
                $"libmujoco is version {version}, whose structures are not known; known are {MuJoCoLayout.Known} and every version with mj_getState.");
        }

        EngineThread.InstallHandlers(functions);
        return SelfTest.Prove(functions, layout, version);
    }
}
