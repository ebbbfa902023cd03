using System;
using System.Runtime.InteropServices;

namespace MbRlRobot.Numerics;

/// <summary>
/// The functions of lanes for one number, with the same bits: the system's mathematical library differs from machine to machine. Errors are
/// those of the lanes.
/// </summary>
public static class LaneScalar
{
    /// <summary>e^x.</summary>
    /// <param name="x">The exponent.</param>
    /// <returns>As <see cref="LaneMath.Exp"/>.</returns>
    public static float Exp(float x) => First(LaneMath.Exp(Lanes128.Broadcast(x)));

    /// <summary>The natural logarithm.</summary>
    /// <param name="x">The argument.</param>
    /// <returns>As <see cref="LaneMath.Log"/>.</returns>
    public static float Log(float x) => First(LaneMath.Log(Lanes128.Broadcast(x)));

    /// <summary>The logistic function.</summary>
    /// <param name="x">The argument.</param>
    /// <returns>As <see cref="LaneMath.Sigmoid"/>.</returns>
    public static float Sigmoid(float x) => First(LaneMath.Sigmoid(Lanes128.Broadcast(x)));

    /// <summary>The activation SiLU.</summary>
    /// <param name="x">The argument.</param>
    /// <returns>As <see cref="LaneMath.Silu"/>.</returns>
    public static float Silu(float x) => First(LaneMath.Silu(Lanes128.Broadcast(x)));

    /// <summary>The hyperbolic tangent.</summary>
    /// <param name="x">The argument.</param>
    /// <returns>As <see cref="LaneMath.Tanh"/>.</returns>
    public static float Tanh(float x) => First(LaneMath.Tanh(Lanes128.Broadcast(x)));

    /// <summary>ln(1 + e^x).</summary>
    /// <param name="x">The argument.</param>
    /// <returns>As <see cref="LaneMath.Softplus"/>.</returns>
    public static float Softplus(float x) => First(LaneMath.Softplus(Lanes128.Broadcast(x)));

    /// <summary>The angle within [-pi, pi).</summary>
    /// <param name="angle">The angle, rad.</param>
    /// <returns>As <see cref="LaneAngles.Wrap"/>.</returns>
    public static float Wrap(float angle) => First(LaneAngles.Wrap(Lanes128.Broadcast(angle)));

    /// <summary>The sine, and the cosine.</summary>
    /// <param name="angle">The angle, rad.</param>
    /// <returns>As <see cref="LaneAngles.SinCos"/>.</returns>
    public static (float Sine, float Cosine) SinCos(float angle)
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
