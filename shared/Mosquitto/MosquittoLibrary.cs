using System;
using System.Runtime.InteropServices;
using MbRlRobot.Adapters;
using MbRlRobot.Ports;

namespace MbRlRobot.Mosquitto;

/// <summary>The system's libmosquitto.</summary>
public static unsafe class MosquittoLibrary
{
    /// <summary>What to do where there is none.</summary>
    internal const string Install = "apt-get install libmosquitto1 (Debian, Ubuntu)";

    private static readonly string[] Names = ["libmosquitto.so.1", "libmosquitto.so", "libmosquitto.1.dylib", "mosquitto.dll"];

    private static readonly Lazy<MosquittoFunctions> Functions = new(Load);

    /// <summary>The version of the library, asked of the library itself.</summary>
    /// <returns>Major, minor and revision; null where there is no libmosquitto.</returns>
    public static string? FindVersion()
    {
        if (!NativeLibraries.TryLoad(Names, out nint library)
            || !NativeLibrary.TryGetExport(library, "mosquitto_lib_version", out nint export))
        {
            return null;
        }

        int major;
        int minor;
        int revision;
        ((delegate* unmanaged[Cdecl]<int*, int*, int*, int>)export)(&major, &minor, &revision);
        return $"{major}.{minor}.{revision}";
    }

    /// <summary>The library, loaded and initialised once in the life of the process.</summary>
    /// <returns>Its functions.</returns>
    /// <exception cref="MessageBusException">There is no libmosquitto, or one before version 2; the message says what to do.</exception>
    internal static MosquittoFunctions Open() => Functions.Value;

    private static MosquittoFunctions Load()
    {
        if (FindVersion() is not { } version || !NativeLibraries.TryLoad(Names, out nint library))
        {
            throw new MessageBusException($"There is no libmosquitto on this machine: {Install}.");
        }

        if (Version.Parse(version).Major < 2)
        {
            throw new MessageBusException($"libmosquitto is version {version}; 2 is needed: {Install}.");
        }

        MosquittoFunctions functions = new(library);
        functions.Initialize();
        return functions;
    }
}
