using System.Runtime.InteropServices;

namespace MbRlRobot.Status;

/// <summary>The verdict on how a loop kept time in the latest full window, a second of ticks.</summary>
[StructLayout(LayoutKind.Sequential)]
public record struct LoopHealth
{
    /// <summary>How well.</summary>
    public HealthLevel Level { get; set; }

    /// <summary>The number that decided.</summary>
    public HealthCause Cause { get; set; }

    /// <summary>Its value, in the cause's unit.</summary>
    public double Value { get; set; }

    /// <summary>What it is above.</summary>
    public double Threshold { get; set; }
}
