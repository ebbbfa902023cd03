using System.Runtime.CompilerServices;

namespace MbRlRobot.Numerics;

/// <summary>The angle of a point, of float32 lanes; the same bits at every width.</summary>
public static class LaneArcTangent
{
    private const float TangentOfEighth = 0.414213562f;

    // pi/4 in two parts
    private const float EighthHigh = 0.785398185f;
    private const float EighthLow = -2.18556949e-8f;
    private const float Huge = 1e37f;

    /// <summary>
    /// The angle of the point (x, y), right in all quadrants and, by the signs of zeros and infinities, on their borders as
    /// IEEE 754 has it; error at most 2.4 units in the last place.
    /// </summary>
    /// <typeparam name="T">The lanes.</typeparam>
    /// <param name="y">The ordinates.</param>
    /// <param name="x">The abscissas.</param>
    /// <returns>From -pi to pi, with the sign of y; NaN where either is.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Atan2<T>(T y, T x)
        where T : struct, ILanes<T>
    {
        T signBit = T.Broadcast(-0f);
        T one = T.Broadcast(1f);
        T isLeft = T.LessThan((x & signBit) | one, T.Broadcast(0f));
        T isSteep = T.LessThan(T.Abs(x), T.Abs(y));
        T angle = InOctant(T.Min(T.Abs(x), T.Abs(y)), T.Max(T.Abs(x), T.Abs(y)), out T eighths);
        angle = T.Select(isSteep, -angle, angle);
        eighths = T.Select(isSteep, T.Broadcast(2f) - eighths, eighths);
        angle = T.Select(isLeft, -angle, angle);
        eighths = T.Select(isLeft, T.Broadcast(4f) - eighths, eighths);
        angle = T.FusedMultiplyAdd(eighths, T.Broadcast(EighthLow), angle);
        angle = T.FusedMultiplyAdd(eighths, T.Broadcast(EighthHigh), angle);
        return T.Select(T.AreEqual(x, x) & T.AreEqual(y, y), T.Abs(angle) | (y & signBit), x + y);
    }

    /// <summary>The angle of the point (large, small) of the first octant, less so many eighths of half a turn.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T InOctant<T>(T small, T large, out T eighths)
        where T : struct, ILanes<T>
    {
        T zero = T.Broadcast(0f);
        T one = T.Broadcast(1f);
        T infinity = T.Broadcast(float.PositiveInfinity);

        // two infinities stand for equal numbers, two zeros for a point on the axis; the sum of two huge numbers is none
        T isInfinite = T.AreEqual(large, infinity);
        small = T.Select(isInfinite, T.Select(T.AreEqual(small, infinity), one, zero), small);
        large = T.Select(isInfinite | T.AreEqual(large, zero), one, large);
        T scale = T.Select(T.LessThan(T.Broadcast(Huge), large), T.Broadcast(0.25f), one);
        small *= scale;
        large *= scale;
        T isBeyond = T.LessThan(large * T.Broadcast(TangentOfEighth), small);
        eighths = T.Select(isBeyond, one, zero);
        return Polynomial(T.Select(isBeyond, small - large, small) / T.Select(isBeyond, small + large, large));
    }

    /// <summary>atan x for |x| at most tan(pi/8) (Cephes' atanf).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Polynomial<T>(T x)
        where T : struct, ILanes<T>
    {
        T square = x * x;
        T sum = T.FusedMultiplyAdd(T.Broadcast(8.05374449538e-2f), square, T.Broadcast(-1.38776856032e-1f));
        sum = T.FusedMultiplyAdd(sum, square, T.Broadcast(1.99777106478e-1f));
        sum = T.FusedMultiplyAdd(sum, square, T.Broadcast(-3.33329491539e-1f));
        return T.FusedMultiplyAdd(sum * square, x, x);
    }
}
