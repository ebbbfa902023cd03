using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace MbRlRobot.Gpio.CharacterDevice;

/// <summary><c>gpio_v2_line_request</c>: lines that are asked for together, here one.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct LineRequest
{
    /// <summary>The lines' numbers on their chip.</summary>
    public Numbers Lines;

    /// <summary>Who asks: zero-terminated.</summary>
    public Name Consumer;

    /// <summary>What they are to be.</summary>
    public LineConfig Config;

    /// <summary>How many lines.</summary>
    public uint LineCount;

    /// <summary>Of events; 0 lets the kernel choose.</summary>
    public uint EventBufferSize;

    /// <summary>Zeros.</summary>
    public LineConfig.Words Padding;

    /// <summary>Receives the descriptor of the request.</summary>
    public int Descriptor;

    /// <summary>64 numbers.</summary>
    [InlineArray(64)]
    public struct Numbers
    {
        private uint _first;
    }

    /// <summary>32 bytes.</summary>
    [InlineArray(32)]
    public struct Name
    {
        private byte _first;
    }
}
