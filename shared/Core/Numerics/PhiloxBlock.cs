using System;

namespace MbRlRobot.Numerics;

/// <summary>Four random words.</summary>
/// <param name="A">The first.</param>
/// <param name="B">The second.</param>
/// <param name="C">The third.</param>
/// <param name="D">The fourth.</param>
public readonly record struct PhiloxBlock(uint A, uint B, uint C, uint D)
{
    /// <summary>A word by number.</summary>
    /// <param name="word">From 0 to 3.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such word.</exception>
    public uint this[int word] => word switch
    {
        0 => A,
        1 => B,
        2 => C,
        3 => D,
        _ => throw new ArgumentOutOfRangeException(nameof(word), word, "allowed: 0 to 3"),
    };
}
