using System.Runtime.InteropServices;

namespace MbRlRobot.MuJoCo;

/// <summary>Reads MJCF files.</summary>
internal static unsafe class ModelFile
{
    private const int ErrorBytes = 1024;

    /// <summary>Compiles a model.</summary>
    /// <param name="functions">The library.</param>
    /// <param name="path">The file.</param>
    /// <param name="error">Why it is not a model; empty where it is.</param>
    /// <returns>The mjModel; 0 where it is not a model.</returns>
    public static nint Compile(MuJoCoFunctions functions, string path, out string error)
    {
        byte* buffer = stackalloc byte[ErrorBytes];
        *buffer = 0;
        nint text = Marshal.StringToCoTaskMemUTF8(path);
        nint model = functions.LoadXml((byte*)text, null, buffer, ErrorBytes);
        Marshal.FreeCoTaskMem(text);
        error = model == 0 ? Marshal.PtrToStringUTF8((nint)buffer)!.Trim().ReplaceLineEndings("; ") : string.Empty;
        return model;
    }

    /// <summary>Makes a model's data and finds their numbers.</summary>
    /// <param name="engine">The library.</param>
    /// <param name="model">The mjModel; the simulation owns it.</param>
    /// <returns>The simulation.</returns>
    public static Simulation Simulate(MuJoCoEngine engine, nint model)
    {
        nint data = engine.Functions.MakeData(model);
        return engine.Layout is { } layout ? new MappedSimulation(engine, layout, model, data) : new CopiedSimulation(engine, model, data);
    }
}
