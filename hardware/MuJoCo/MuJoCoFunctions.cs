using System.IO;
using System.Runtime.InteropServices;

namespace MbRlRobot.MuJoCo;

/// <summary>The functions of libmujoco that the adapter calls; m is an mjModel, d an mjData.</summary>
/// <param name="library">The loaded library.</param>
/// <exception cref="IOException">It lacks one of them.</exception>
internal sealed unsafe class MuJoCoFunctions(nint library)
{
    /// <summary><c>mj_version()</c>: 222 for 2.2.2, 3005000 for 3.5.0.</summary>
    public delegate* unmanaged[Cdecl]<int> Version { get; } =
        (delegate* unmanaged[Cdecl]<int>)Find(library, "mj_version");

    /// <summary><c>mj_loadXML(file, vfs, error, errorSize)</c>: a model, or 0 and the reason.</summary>
    public delegate* unmanaged[Cdecl]<byte*, void*, byte*, int, nint> LoadXml { get; } =
        (delegate* unmanaged[Cdecl]<byte*, void*, byte*, int, nint>)Find(library, "mj_loadXML");

    /// <summary><c>mj_deleteModel(m)</c>.</summary>
    public delegate* unmanaged[Cdecl]<nint, void> DeleteModel { get; } =
        (delegate* unmanaged[Cdecl]<nint, void>)Find(library, "mj_deleteModel");

    /// <summary><c>mj_makeData(m)</c>.</summary>
    public delegate* unmanaged[Cdecl]<nint, nint> MakeData { get; } =
        (delegate* unmanaged[Cdecl]<nint, nint>)Find(library, "mj_makeData");

    /// <summary><c>mj_deleteData(d)</c>.</summary>
    public delegate* unmanaged[Cdecl]<nint, void> DeleteData { get; } =
        (delegate* unmanaged[Cdecl]<nint, void>)Find(library, "mj_deleteData");

    /// <summary><c>mj_resetData(m, d)</c>.</summary>
    public delegate* unmanaged[Cdecl]<nint, nint, void> ResetData { get; } =
        (delegate* unmanaged[Cdecl]<nint, nint, void>)Find(library, "mj_resetData");

    /// <summary><c>mj_resetDataKeyframe(m, d, key)</c>.</summary>
    public delegate* unmanaged[Cdecl]<nint, nint, int, void> ResetToKeyframe { get; } =
        (delegate* unmanaged[Cdecl]<nint, nint, int, void>)Find(library, "mj_resetDataKeyframe");

    /// <summary><c>mj_forward(m, d)</c>.</summary>
    public delegate* unmanaged[Cdecl]<nint, nint, void> Forward { get; } =
        (delegate* unmanaged[Cdecl]<nint, nint, void>)Find(library, "mj_forward");

    /// <summary><c>mj_step(m, d)</c>.</summary>
    public delegate* unmanaged[Cdecl]<nint, nint, void> Step { get; } =
        (delegate* unmanaged[Cdecl]<nint, nint, void>)Find(library, "mj_step");

    /// <summary><c>mj_name2id(m, type, name)</c>: the object's number, or -1.</summary>
    public delegate* unmanaged[Cdecl]<nint, int, byte*, int> NameToId { get; } =
        (delegate* unmanaged[Cdecl]<nint, int, byte*, int>)Find(library, "mj_name2id");

    /// <summary><c>mj_id2name(m, type, number)</c>: the object's name, or null.</summary>
    public delegate* unmanaged[Cdecl]<nint, int, int, byte*> IdToName { get; } =
        (delegate* unmanaged[Cdecl]<nint, int, int, byte*>)Find(library, "mj_id2name");

    /// <summary><c>mj_stateSize(m, bits)</c>; null before MuJoCo 3.</summary>
    public delegate* unmanaged[Cdecl]<nint, uint, int> StateSize { get; } =
        (delegate* unmanaged[Cdecl]<nint, uint, int>)FindOptional(library, "mj_stateSize");

    /// <summary><c>mj_getState(m, d, state, bits)</c>; null before MuJoCo 3.</summary>
    public delegate* unmanaged[Cdecl]<nint, nint, double*, uint, void> GetState { get; } =
        (delegate* unmanaged[Cdecl]<nint, nint, double*, uint, void>)FindOptional(library, "mj_getState");

    /// <summary><c>mj_setState(m, d, state, bits)</c>; null before MuJoCo 3.</summary>
    public delegate* unmanaged[Cdecl]<nint, nint, double*, uint, void> SetState { get; } =
        (delegate* unmanaged[Cdecl]<nint, nint, double*, uint, void>)FindOptional(library, "mj_setState");

    /// <summary>The variable that holds the handler of errors.</summary>
    public delegate* unmanaged[Cdecl]<byte*, void>* UserError { get; } =
        (delegate* unmanaged[Cdecl]<byte*, void>*)Find(library, "mju_user_error");

    /// <summary>The variable that holds the handler of warnings.</summary>
    public delegate* unmanaged[Cdecl]<byte*, void>* UserWarning { get; } =
        (delegate* unmanaged[Cdecl]<byte*, void>*)Find(library, "mju_user_warning");

    /// <summary>Whether the state can be had through functions alone.</summary>
    public bool HasState => StateSize is not null && GetState is not null && SetState is not null;

    private static nint Find(nint library, string name) =>
        FindOptional(library, name) is var address and not 0
            ? address
            : throw new IOException($"libmujoco has no {name}; {MuJoCoLibrary.Install}.");

    private static nint FindOptional(nint library, string name) =>
        NativeLibrary.TryGetExport(library, name, out nint address) ? address : 0;
}
