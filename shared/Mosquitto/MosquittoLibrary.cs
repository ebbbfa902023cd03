using System.Runtime.InteropServices;
using MbRlRobot.Adapters;

namespace MbRlRobot.Mosquitto;

/// <summary>The system's libmosquitto.</summary>
public static unsafe class MosquittoLibrary
{
    private static readonly string[] Names = ["libmosquitto.so.1", "libmosquitto.so", "libmosquitto.1.dylib", "mosquitto.dll"];

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
}
