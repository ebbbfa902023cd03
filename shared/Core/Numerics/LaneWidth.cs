namespace MbRlRobot.Numerics;

/// <summary>How many float32 numbers one instruction works on: chosen at run time from what the processor has.</summary>
public enum LaneWidth
{
    /// <summary>4 numbers: every x64 and arm64 processor.</summary>
    Four = 4,

    /// <summary>8 numbers: AVX2 and FMA.</summary>
    Eight = 8,

    /// <summary>16 numbers: AVX-512.</summary>
    Sixteen = 16,
}
