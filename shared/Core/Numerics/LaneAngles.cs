using System.Runtime.CompilerServices;

namespace MbRlRobot.Numerics;

/// <summary>Sines, cosines and the wrapping of angles, of float32 lanes; the same bits at every width.</summary>
public static class LaneAngles
{
    private const float RoundingMagic = 12582912f;
    private const float TwoOverPi = 0.636619772f;
    private const float InverseTurn = 0.159154943f;

    // pi/2 in three parts; products of the first two with numbers up to 2^15 are exact enough for the rest to be
    private const float QuarterHigh = 1.5707963705f;
    private const float QuarterMiddle = -4.371139e-8f;
    private const float QuarterLow = -1.7151245e-15f;

    /// <summary>Well over pi/4: angles too large to be reduced still give numbers from -1 to 1.</summary>
    private const float LargestRest = 1f;

    /// <summary>
    /// Sine and cosine at once; absolute error at most 8e-8 for |x| up to 1e4, 2e-7 up to 1e6; beyond, the argument itself
    /// is coarser, and beyond 6e6 only the bounds -1 and 1 are kept. Near 0, at most 1 unit in the last place.
    /// </summary>
    /// <typeparam name="T">The lanes.</typeparam>
    /// <param name="x">The angles, rad; infinite gives NaN.</param>
    /// <param name="cosine">Receives the cosines.</param>
    /// <returns>The sines.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T SinCos<T>(T x, out T cosine)
        where T : struct, ILanes<T>
    {
        T shifted = T.FusedMultiplyAdd(x, T.Broadcast(TwoOverPi), T.Broadcast(RoundingMagic));
        T quarters = shifted - T.Broadcast(RoundingMagic);
        T rest = Reduce(x, quarters);
        T square = rest * rest;
        T sine = SinePolynomial(rest, square);
        T other = CosinePolynomial(square);
        T isOdd = IsOdd(quarters);
        T half = T.Floor(quarters * T.Broadcast(0.5f));
        T sineSign = Sign(half);
        T cosineSign = Sign(T.Floor((quarters + T.Broadcast(1f)) * T.Broadcast(0.5f)));
        cosine = T.Select(isOdd, sine, other) * cosineSign;
        return T.Select(isOdd, other, sine) * sineSign;
    }

    /// <summary>
    /// The angle within [-pi, pi) that differs by whole turns, pi being float32's; error at most 2e-7 for |x| up to 100, 5e-7
    /// up to 1e6; one inside stays as it is. NaN and infinities give NaN.
    /// </summary>
    /// <typeparam name="T">The lanes.</typeparam>
    /// <param name="angle">The angles, rad.</param>
    /// <returns>From -pi to below pi.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Wrap<T>(T angle)
        where T : struct, ILanes<T>
    {
        T turns = T.Floor(T.FusedMultiplyAdd(angle, T.Broadcast(InverseTurn), T.Broadcast(0.5f)));
        T rest = T.FusedMultiplyAdd(turns, T.Broadcast(-4 * QuarterHigh), angle);
        rest = T.FusedMultiplyAdd(turns, T.Broadcast(-4 * QuarterMiddle), rest);

        // the number of turns may be one off where the angle is next to an end
        T turn = T.Broadcast(4 * QuarterHigh);
        T half = T.Broadcast(2 * QuarterHigh);
        rest = T.Select(T.LessThanOrEqual(half, rest), rest - turn, rest);
        return T.Select(T.LessThan(rest, -half), rest + turn, rest);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Reduce<T>(T x, T quarters)
        where T : struct, ILanes<T>
    {
        T rest = T.FusedMultiplyAdd(quarters, T.Broadcast(-QuarterHigh), x);
        rest = T.FusedMultiplyAdd(quarters, T.Broadcast(-QuarterMiddle), rest);
        rest = T.FusedMultiplyAdd(quarters, T.Broadcast(-QuarterLow), rest);
        return T.Max(T.Broadcast(-LargestRest), T.Min(T.Broadcast(LargestRest), rest));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T SinePolynomial<T>(T x, T square)
        where T : struct, ILanes<T>
    {
        T sum = T.FusedMultiplyAdd(T.Broadcast(-1.9515295891e-4f), square, T.Broadcast(8.3321608736e-3f));
        sum = T.FusedMultiplyAdd(sum, square, T.Broadcast(-1.6666654611e-1f));
        return T.FusedMultiplyAdd(sum * square, x, x);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T CosinePolynomial<T>(T square)
        where T : struct, ILanes<T>
    {
        T sum = T.FusedMultiplyAdd(T.Broadcast(2.443315711809948e-5f), square, T.Broadcast(-1.388731625493765e-3f));
        sum = T.FusedMultiplyAdd(sum, square, T.Broadcast(4.166664568298827e-2f));
        sum *= square * square;
        return T.FusedMultiplyAdd(square, T.Broadcast(-0.5f), sum) + T.Broadcast(1f);
    }

    private static T IsOdd<T>(T whole)
        where T : struct, ILanes<T>
    {
        T half = whole * T.Broadcast(0.5f);
        return ~T.AreEqual(half, T.Floor(half));
    }

    private static T Sign<T>(T half)
        where T : struct, ILanes<T> => T.Select(IsOdd(half), T.Broadcast(-1f), T.Broadcast(1f));
}
