using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace MbRlRobot.CharacterDevice;

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

    /// <summary>Asks for a line; an output is low from the beginning.</summary>
    public static LineRequest Of(int line, bool isOutput)
    {
        LineRequest request = new() { LineCount = 1 };
        request.Lines[0] = (uint)line;
        _ = Encoding.UTF8.TryGetBytes("mbrl-controller", request.Consumer, out _);
        request.Config.Flags = isOutput ? LineConfig.Output : LineConfig.Input;
        if (isOutput)
        {
            request.Config.AttributeCount = 1;
            request.Config.Attributes[0] = new LineAttribute { Id = LineAttribute.OutputValues, Values = 0, Mask = 1 };
        }

        return request;
    }

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
