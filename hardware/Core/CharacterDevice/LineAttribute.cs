using System.Runtime.InteropServices;

namespace MbRlRobot.CharacterDevice;

/// <summary><c>gpio_v2_line_config_attribute</c>: an attribute together with the lines that have it.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct LineAttribute
{
    /// <summary><c>GPIO_V2_LINE_ATTR_ID_OUTPUT_VALUES</c>: the levels that outputs begin with.</summary>
    public const uint OutputValues = 2;

    /// <summary>Which attribute.</summary>
    public uint Id;

    /// <summary>Zero.</summary>
    public uint Padding;

    /// <summary>Its value: a bit for each line of the request.</summary>
    public ulong Values;

    /// <summary>The lines that have it: a bit for each line of the request.</summary>
    public ulong Mask;
}
