using System.Collections.Generic;
using System.Runtime.InteropServices;

namespace MbRlRobot.MuJoCo;

/// <summary>A libmujoco that can be used: its functions, and what the self-test found out about it.</summary>
/// <param name="Functions">Its functions.</param>
/// <param name="Layout">Its structures; null where they are not known and its state functions stand in.</param>
/// <param name="Version">Its version, for messages.</param>
/// <param name="Types">Its numbers of the kinds of objects.</param>
/// <param name="CtrlBit">Its mjSTATE_CTRL; 0 where the structures are known.</param>
internal sealed record MuJoCoEngine(MuJoCoFunctions Functions, MuJoCoLayout? Layout, string Version, ObjectTypes Types, uint CtrlBit)
{
    /// <summary>The number of a named object.</summary>
    /// <param name="model">The model.</param>
    /// <param name="type">The kind of object.</param>
    /// <param name="name">Its name.</param>
    /// <returns>The number; -1 where there is none.</returns>
    public unsafe int Find(nint model, int type, string name)
    {
        nint text = Marshal.StringToCoTaskMemUTF8(name);
        int id = Functions.NameToId(model, type, (byte*)text);
        Marshal.FreeCoTaskMem(text);
        return id;
    }

    /// <summary>The names of all objects of a kind.</summary>
    /// <param name="model">The model.</param>
    /// <param name="type">The kind.</param>
    /// <param name="count">How many there are.</param>
    /// <returns>Number and name of each that has a name.</returns>
    public unsafe IReadOnlyList<(int Id, string Name)> Names(nint model, int type, int count)
    {
        List<(int, string)> names = [];
        for (int id = 0; id < count; id++)
        {
            if (Marshal.PtrToStringUTF8((nint)Functions.IdToName(model, type, id)) is { Length: > 0 } name)
            {
                names.Add((id, name));
            }
        }

        return names;
    }
}
