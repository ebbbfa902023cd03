using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace MbRlRobot.CharacterDevice;

/// <summary><c>gpio_v2_line_config</c>: what requested lines are to be.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct LineConfig
{
    /// <summary><c>GPIO_V2_LINE_FLAG_INPUT</c>.</summary>
    public const ulong Input = 1 << 2;

    /// <summary><c>GPIO_V2_LINE_FLAG_OUTPUT</c>.</summary>
    public const ulong Output = 1 << 3;

    /// <summary>The direction.</summary>
    public ulong Flags;

    /// <summary>How many attributes there are.</summary>
    public uint AttributeCount;

    /// <summary>Zeros.</summary>
    public Words Padding;

    /// <summary>The attributes.</summary>
    public List Attributes;

    /// <summary>Five words.</summary>
    [InlineArray(5)]
    public struct Words
    {
        private uint _first;
    }

    /// <summary>Ten attributes.</summary>
    [InlineArray(10)]
    public struct List
    {
        private LineAttribute _first;
    }
}
