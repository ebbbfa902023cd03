using System;
using System.Runtime.InteropServices;
using MbRlRobot.Numerics;

namespace MbRlRobot.Fitting;

/// <summary>Functions of lanes for one number: the system's mathematical library differs from machine to machine.</summary>
internal static class LaneScalar
{
    /// <summary>The natural logarithm.</summary>
    internal static float Log(float value) => First(LaneMath.Log(Lanes128.Broadcast(value)));

    /// <summary>The angle within [-pi, pi).</summary>
    internal static float Wrap(float angle) => First(LaneAngles.Wrap(Lanes128.Broadcast(angle)));

    /// <summary>The sine, and the cosine.</summary>
    internal static (float Sine, float Cosine) SinCos(float angle)
    {
        Lanes128 sine = LaneAngles.SinCos(Lanes128.Broadcast(angle), out Lanes128 cosine);
        return (First(sine), First(cosine));
    }

    private static float First(Lanes128 lanes)
    {
        Span<float> numbers = stackalloc float[4];
        lanes.Store(ref MemoryMarshal.GetReference(numbers), 0);
        return numbers[0];
    }
}
