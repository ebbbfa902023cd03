using System.Runtime.InteropServices;

namespace MbRlRobot.CharacterDevice;

/// <summary><c>gpio_v2_line_values</c>: levels of requested lines.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct LineValues
{
    /// <summary>The levels: a bit for each line of the request.</summary>
    public ulong Bits;

    /// <summary>Which lines are meant: a bit for each.</summary>
    public ulong Mask;
}
