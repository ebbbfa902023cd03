namespace MbRlRobot.Numerics;

/// <summary>The bits of float32 numbers.</summary>
internal static class FloatBits
{
    /// <summary>The bits of the mantissa that are stored.</summary>
    internal const int MantissaBits = 23;

    /// <summary>The bits of sqrt(1/2), as an integer.</summary>
    internal const int RootHalf = 0x3F3504F3;

    /// <summary>The smallest normal number.</summary>
    internal const float SmallestNormal = 1.17549435e-38f;
}
