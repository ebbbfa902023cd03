using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace MbRlRobot.CharacterDevice;

/// <summary><c>gpiochip_info</c>: what a chip is called, and how many lines it has.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct ChipInfo
{
    /// <summary>Its name, <c>gpiochipN</c>: the number is not the same from boot to boot.</summary>
    public Name Number;

    /// <summary>Its label, which is the same.</summary>
    public Name Label;

    /// <summary>How many lines it has.</summary>
    public uint LineCount;

    /// <summary>The label as text.</summary>
    public readonly string LabelText
    {
        get
        {
            ReadOnlySpan<byte> bytes = Label;
            int end = bytes.IndexOf((byte)0);
            return Encoding.UTF8.GetString(end < 0 ? bytes : bytes[..end]);
        }
    }

    /// <summary>32 bytes.</summary>
    [InlineArray(32)]
    public struct Name
    {
        private byte _first;
    }
}
