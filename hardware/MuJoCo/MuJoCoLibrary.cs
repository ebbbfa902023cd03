using System.Runtime.InteropServices;
using MbRlRobot.Adapters;

namespace MbRlRobot.MuJoCo;

/// <summary>The system's libmujoco.</summary>
public static unsafe class MuJoCoLibrary
{
    private static readonly string[] Names = ["libmujoco.so", "libmujoco.so.*", "libmujoco.dylib", "mujoco.dll"];

    /// <summary>The version of the library, asked of the library itself.</summary>
    /// <returns>Major, minor and patch; null where there is no libmujoco.</returns>
    public static string? FindVersion()
    {
        if (!NativeLibraries.TryLoad(Names, out nint library)
            || !NativeLibrary.TryGetExport(library, "mj_version", out nint export))
        {
            return null;
        }

        int version = ((delegate* unmanaged[Cdecl]<int>)export)();
        return $"{version / 100}.{version / 10 % 10}.{version % 10}";
    }
}
