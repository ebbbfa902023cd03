using System.Runtime.CompilerServices;

namespace MbRlRobot.Numerics;

/// <summary>
/// Elementary functions of float32 lanes: polynomials after a reduction of the range, the same bits at every width and on
/// every x64 processor (the system's mathematical library gives neither). Constants of the reductions and polynomials:
/// Moshier's Cephes library, single precision. Errors stated were measured against double precision over the range given.
/// </summary>
public static class LaneMath
{
    private const float Log2E = 1.44269504f;
    private const float Ln2High = 0.693359375f;
    private const float Ln2Low = -2.12194440e-4f;

    /// <summary>1.5 * 2^23: adding it rounds to a whole number, which then stands in the lowest bits.</summary>
    private const float RoundingMagic = 12582912f;
    private const float LargestExponent = 88.72283f;
    private const float SmallestExponent = -87.33654f;
    private const float LogisticBound = 126f;

    /// <summary>e^x; error at most 0.9 units in the last place. 0 below -87.33, infinite above 88.72.</summary>
    /// <typeparam name="T">The lanes.</typeparam>
    /// <param name="x">The exponents.</param>
    /// <returns>The powers.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Exp<T>(T x)
        where T : struct, ILanes<T>
    {
        // 2^128 is not a number, but at the upper end the polynomial gives less than 1, and 2^128 times that is one
        T inside = T.Max(T.Broadcast(SmallestExponent), T.Min(T.Broadcast(LargestExponent), x));
        T power = ExpInside(inside);
        power = T.Select(T.LessThan(T.Broadcast(LargestExponent), x), T.Broadcast(float.PositiveInfinity), power);
        power = T.Select(T.LessThan(x, T.Broadcast(SmallestExponent)), T.Broadcast(0f), power);
        return T.Select(T.AreEqual(x, x), power, x);
    }

    /// <summary>
    /// The logistic function 1 / (1 + e^-x); relative error at most 1.7e-7 (1 + |x|) for x above -87, less than 2e-38 off below.
    /// </summary>
    /// <typeparam name="T">The lanes.</typeparam>
    /// <param name="x">The arguments; NaN gives NaN.</param>
    /// <returns>From 0 to 1.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Sigmoid<T>(T x)
        where T : struct, ILanes<T>
    {
        T power = x * T.Broadcast(-Log2E);
        T inside = T.Min(T.Broadcast(LogisticBound), T.Max(T.Broadcast(-LogisticBound), power));
        return T.Broadcast(1f) / OnePlusPowerOfTwo(inside);
    }

    /// <summary>
    /// The activation SiLU, x / (1 + e^-x) (Elfwing et al. 2018; PETS's swish); relative error at most 1.7e-7 (1 + |x|) for x above -87,
    /// less than |x| 2e-38 off below.
    /// </summary>
    /// <typeparam name="T">The lanes.</typeparam>
    /// <param name="x">The arguments; NaN gives NaN.</param>
    /// <returns>The activations.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Silu<T>(T x)
        where T : struct, ILanes<T> => x / OnePlusPowerOfTwo(T.Within(x * T.Broadcast(-Log2E), LogisticBound));

    /// <summary>The hyperbolic tangent; error at most 1.3 units in the last place.</summary>
    /// <typeparam name="T">The lanes.</typeparam>
    /// <param name="x">The arguments.</param>
    /// <returns>From -1 to 1.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Tanh<T>(T x)
        where T : struct, ILanes<T>
    {
        T magnitude = T.Min(T.Broadcast(20f), T.Abs(x));
        T power = ExpInside(magnitude + magnitude);
        T one = T.Broadcast(1f);
        T large = one - (T.Broadcast(2f) / (power + one));
        T square = x * x;
        T small = T.FusedMultiplyAdd(T.Broadcast(-5.70498872745e-3f), square, T.Broadcast(2.06390887954e-2f));
        small = T.FusedMultiplyAdd(small, square, T.Broadcast(-5.37397155531e-2f));
        small = T.FusedMultiplyAdd(small, square, T.Broadcast(1.33314422036e-1f));
        small = T.FusedMultiplyAdd(small, square, T.Broadcast(-3.33332819422e-1f));
        small = T.FusedMultiplyAdd(small * square, x, x);
        T signed = T.Select(T.LessThan(x, T.Broadcast(0f)), -large, large);
        T result = T.Select(T.LessThan(T.Abs(x), T.Broadcast(0.625f)), small, signed);
        return T.Select(T.AreEqual(x, x), result, x);
    }

    /// <summary>ln(1 + e^x); absolute error at most 2e-7 * max(1, x); 0 below -17.</summary>
    /// <typeparam name="T">The lanes.</typeparam>
    /// <param name="x">The arguments.</param>
    /// <returns>At least max(x, 0).</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Softplus<T>(T x)
        where T : struct, ILanes<T>
    {
        T inside = T.Max(T.Broadcast(-87f), -T.Abs(x));
        T result = T.Max(x, T.Broadcast(0f)) + LogNormal(T.Broadcast(1f) + ExpInside(inside));
        return T.Select(T.AreEqual(x, x), result, x);
    }

    /// <summary>The natural logarithm; error at most 0.9 units in the last place. NaN below 0, -infinity at 0.</summary>
    /// <typeparam name="T">The lanes.</typeparam>
    /// <param name="x">The arguments.</param>
    /// <returns>The logarithms.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Log<T>(T x)
        where T : struct, ILanes<T>
    {
        T zero = T.Broadcast(0f);
        T isSubnormal = T.LessThan(x, T.Broadcast(FloatBits.SmallestNormal));
        T scaled = T.Select(isSubnormal, x * T.Broadcast(8388608f), x);
        T result = LogNormal(scaled) - T.Select(isSubnormal, T.Broadcast(15.9423847f), zero);
        result = T.Select(T.LessThan(x, T.Broadcast(float.PositiveInfinity)), result, x);
        result = T.Select(T.AreEqual(x, zero), T.Broadcast(float.NegativeInfinity), result);
        result = T.Select(T.LessThan(x, zero), T.Broadcast(float.NaN), result);
        return T.Select(T.AreEqual(x, x), result, x);
    }

    /// <summary>e^x for x from -87.33654 to 88.72283.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static T ExpInside<T>(T x)
        where T : struct, ILanes<T>
    {
        T shifted = T.FusedMultiplyAdd(x, T.Broadcast(Log2E), T.Broadcast(RoundingMagic));
        T power = shifted - T.Broadcast(RoundingMagic);
        T rest = T.FusedMultiplyAdd(power, T.Broadcast(-Ln2High), x);
        rest = T.FusedMultiplyAdd(power, T.Broadcast(-Ln2Low), rest);
        T sum = T.FusedMultiplyAdd(T.Broadcast(1.9875691500e-4f), rest, T.Broadcast(1.3981999507e-3f));
        sum = T.FusedMultiplyAdd(sum, rest, T.Broadcast(8.3334519073e-3f));
        sum = T.FusedMultiplyAdd(sum, rest, T.Broadcast(4.1665795894e-2f));
        sum = T.FusedMultiplyAdd(sum, rest, T.Broadcast(1.6666665459e-1f));
        sum = T.FusedMultiplyAdd(sum, rest, T.Broadcast(5.0000001201e-1f));
        sum = T.FusedMultiplyAdd(sum, rest, T.Broadcast(1f));
        sum = T.FusedMultiplyAdd(sum, rest, T.Broadcast(1f));
        return T.AddShiftedBits(sum, shifted, FloatBits.MantissaBits);
    }

    /// <summary>
    /// 1 + 2^y for y from -126 to 126. The polynomial is the best of degree 5 for 2^f, |f| at most 1/2, that is 1 at 0; relative error 9.2e-8
    /// before rounding. What the logistic functions need of e^x, in fewer operations than <see cref="ExpInside"/>.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T OnePlusPowerOfTwo<T>(T y)
        where T : struct, ILanes<T>
    {
        T shifted = y + T.Broadcast(RoundingMagic);
        T fraction = y - (shifted - T.Broadcast(RoundingMagic));
        T sum = T.FusedMultiplyAdd(T.Broadcast(1.3264728e-3f), fraction, T.Broadcast(9.671513e-3f));
        sum = T.FusedMultiplyAdd(sum, fraction, T.Broadcast(5.5507336e-2f));
        sum = T.FusedMultiplyAdd(sum, fraction, T.Broadcast(2.4022242e-1f));
        sum = T.FusedMultiplyAdd(sum, fraction, T.Broadcast(6.93147e-1f));
        sum = T.FusedMultiplyAdd(sum, fraction, T.Broadcast(1f));
        return T.Broadcast(1f) + T.AddShiftedBits(sum, shifted, FloatBits.MantissaBits);
    }

    /// <summary>ln x of positive normal numbers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T LogNormal<T>(T x)
        where T : struct, ILanes<T>
    {
        T mantissa = T.Split(x, out T exponent) - T.Broadcast(1f);
        T square = mantissa * mantissa;
        T sum = T.FusedMultiplyAdd(T.Broadcast(7.0376836292e-2f), mantissa, T.Broadcast(-1.1514610310e-1f));
        sum = T.FusedMultiplyAdd(sum, mantissa, T.Broadcast(1.1676998740e-1f));
        sum = T.FusedMultiplyAdd(sum, mantissa, T.Broadcast(-1.2420140846e-1f));
        sum = T.FusedMultiplyAdd(sum, mantissa, T.Broadcast(1.4249322787e-1f));
        sum = T.FusedMultiplyAdd(sum, mantissa, T.Broadcast(-1.6668057665e-1f));
        sum = T.FusedMultiplyAdd(sum, mantissa, T.Broadcast(2.0000714765e-1f));
        sum = T.FusedMultiplyAdd(sum, mantissa, T.Broadcast(-2.4999993993e-1f));
        sum = T.FusedMultiplyAdd(sum, mantissa, T.Broadcast(3.3333331174e-1f));
        sum = sum * mantissa * square;
        sum = T.FusedMultiplyAdd(exponent, T.Broadcast(Ln2Low), sum);
        sum = T.FusedMultiplyAdd(square, T.Broadcast(-0.5f), sum);
        return T.FusedMultiplyAdd(exponent, T.Broadcast(Ln2High), mantissa + sum);
    }
}
