using System.Runtime.CompilerServices;

namespace MbRlRobot.Numerics;

/// <summary>
/// General powers of float32 lanes, with IEEE 754's pow at the special values; the same bits at every width. The base's
/// logarithm is carried in two numbers, or the product with the exponent would lose up to seven bits.
/// </summary>
public static class LanePower
{
    /// <summary>2^23 and 1.5 * 2^23: see <see cref="LaneMath"/>.</summary>
    private const float SubnormalScale = 8388608f;
    private const float RoundingMagic = 12582912f;

    /// <summary>Beyond 2^-150 and 2^128 there is no float32: what is further out gives the same 0 or infinity.</summary>
    private const float LargestPower = 200f;

    // 2 / ln 2 in two parts, and divided by 3, 5, 7, 9, 11: log2 m = 2 / ln 2 * (s + s^3/3 + ...), s = (m - 1) / (m + 1)
    private const float SeriesHigh = 2.88539004f;
    private const float SeriesLow = 3.851926e-8f;
    private const float Series3 = 0.96179669f;
    private const float Series5 = 0.57707802f;
    private const float Series7 = 0.41219859f;
    private const float Series9 = 0.32059889f;
    private const float Series11 = 0.26230818f;

    /// <summary>
    /// x^y; error at most 1.2 units in the last place where the result is a normal number. A negative base needs a whole
    /// exponent, else NaN.
    /// </summary>
    /// <typeparam name="T">The lanes.</typeparam>
    /// <param name="x">The bases.</param>
    /// <param name="y">The exponents.</param>
    /// <returns>The powers: 1 for y = 0 and for x = 1 even with NaN, as IEEE 754 has it.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Pow<T>(T x, T y)
        where T : struct, ILanes<T>
    {
        T zero = T.Broadcast(0f);
        T one = T.Broadcast(1f);
        T size = T.Abs(x);
        T power = Exp2OfProduct(y, Log2(size, out T low), low);
        power = T.Select(T.AreEqual(size, one), one, power);
        T isNegative = T.LessThan((x & T.Broadcast(-0f)) | one, zero);
        T isOdd = IsWhole(y) & ~IsWhole(y * T.Broadcast(0.5f));
        power = T.Select(isNegative & isOdd, -power, power);
        T isFinite = T.LessThan(size, T.Broadcast(float.PositiveInfinity));
        T hasNoRoot = T.LessThan(x, zero) & isFinite & ~IsWhole(y);
        power = T.Select(hasNoRoot, T.Broadcast(float.NaN), power);
        power = T.Select(T.AreEqual(x, x) & T.AreEqual(y, y), power, x + y);
        return T.Select(T.AreEqual(y, zero) | T.AreEqual(x, one), one, power);
    }

    /// <summary>log2 of a number that is not negative, in two parts; exact infinities at 0 and infinity.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Log2<T>(T x, out T low)
        where T : struct, ILanes<T>
    {
        T isSubnormal = T.LessThan(x, T.Broadcast(FloatBits.SmallestNormal));
        T mantissa = T.Split(T.Select(isSubnormal, x * T.Broadcast(SubnormalScale), x), out T exponent);
        exponent -= T.Select(isSubnormal, T.Broadcast(FloatBits.MantissaBits), T.Broadcast(0f));
        T ratio = Ratio(mantissa, out T rest);
        T tail = Tail(ratio);
        T product = ratio * T.Broadcast(SeriesHigh);
        T error = T.FusedMultiplyAdd(ratio, T.Broadcast(SeriesHigh), -product);
        error = T.FusedMultiplyAdd(ratio, T.Broadcast(SeriesLow), error);
        error = T.FusedMultiplyAdd(rest, T.Broadcast(SeriesHigh), error) + tail;
        T sum = exponent + product;
        error += product - (sum - exponent);
        T high = sum + error;
        low = error - (high - sum);
        T infinity = T.Broadcast(float.PositiveInfinity);
        high = T.Select(T.AreEqual(x, infinity), infinity, high);
        return T.Select(T.AreEqual(x, T.Broadcast(0f)), -infinity, high);
    }

    /// <summary>(m - 1) / (m + 1) and what rounding left of it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Ratio<T>(T mantissa, out T rest)
        where T : struct, ILanes<T>
    {
        T one = T.Broadcast(1f);
        T above = mantissa - one;
        T below = mantissa + one;
        T lost = mantissa - (below - one);
        T inverse = one / below;
        T ratio = above * inverse;
        rest = T.FusedMultiplyAdd(-ratio, below, above);
        rest = T.FusedMultiplyAdd(-ratio, lost, rest) * inverse;
        return ratio;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Tail<T>(T ratio)
        where T : struct, ILanes<T>
    {
        T square = ratio * ratio;
        T sum = T.FusedMultiplyAdd(T.Broadcast(Series11), square, T.Broadcast(Series9));
        sum = T.FusedMultiplyAdd(sum, square, T.Broadcast(Series7));
        sum = T.FusedMultiplyAdd(sum, square, T.Broadcast(Series5));
        sum = T.FusedMultiplyAdd(sum, square, T.Broadcast(Series3));
        return sum * square * ratio;
    }

    /// <summary>2^(factor * (high + low)); the scale goes in two steps, so that subnormal results come out too.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Exp2OfProduct<T>(T factor, T high, T low)
        where T : struct, ILanes<T>
    {
        T largest = T.Broadcast(LargestPower);
        T product = factor * high;
        T error = T.FusedMultiplyAdd(factor, low, T.FusedMultiplyAdd(factor, high, -product));
        error = T.Select(T.LessThan(T.Abs(product), largest), error, T.Broadcast(0f));
        product = T.Max(-largest, T.Min(largest, product));
        T magic = T.Broadcast(RoundingMagic);
        T whole = product + magic - magic;
        T sum = Exp2Inside(product - whole + error);
        T half = T.Floor(whole * T.Broadcast(0.5f));
        T one = T.Broadcast(1f);
        T first = T.AddShiftedBits(one, half + magic, FloatBits.MantissaBits);
        T second = T.AddShiftedBits(one, whole - half + magic, FloatBits.MantissaBits);
        return sum * first * second;
    }

    /// <summary>2^x for |x| at most 1/2 (Cephes' exp2f).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Exp2Inside<T>(T x)
        where T : struct, ILanes<T>
    {
        T sum = T.FusedMultiplyAdd(T.Broadcast(1.535336188319500e-4f), x, T.Broadcast(1.339887440266574e-3f));
        sum = T.FusedMultiplyAdd(sum, x, T.Broadcast(9.618437357674640e-3f));
        sum = T.FusedMultiplyAdd(sum, x, T.Broadcast(5.550332471162809e-2f));
        sum = T.FusedMultiplyAdd(sum, x, T.Broadcast(2.402264791363012e-1f));
        sum = T.FusedMultiplyAdd(sum, x, T.Broadcast(6.931472028550421e-1f));
        return T.FusedMultiplyAdd(sum, x, T.Broadcast(1f));
    }

    private static T IsWhole<T>(T value)
        where T : struct, ILanes<T> => T.AreEqual(value, T.Floor(value));
}
