namespace MbRlRobot.Numerics;

/// <summary>
/// A bundle of float32 numbers, one for each candidate (or sample), that one processor instruction works on. Kernels are
/// written once over this interface and compiled for every width. Each lane's result depends on that lane alone and is
/// rounded the same way at every width, so the width never shows in a result.
/// </summary>
/// <typeparam name="TSelf">The bundle.</typeparam>
/// <remarks>A comparison gives a mask: all bits of a lane set where it holds, none where it does not (so also for NaN).</remarks>
public interface ILanes<TSelf>
    where TSelf : struct, ILanes<TSelf>
{
    /// <summary>The numbers in a bundle.</summary>
    static abstract int Count { get; }

    /// <summary>The same number in every lane.</summary>
    /// <param name="value">The number.</param>
    /// <returns>The bundle.</returns>
    static abstract TSelf Broadcast(float value);

    /// <summary>Reads neighbouring numbers.</summary>
    /// <param name="source">Where counting begins.</param>
    /// <param name="offset">How many numbers further the first lane is.</param>
    /// <returns>The bundle.</returns>
    static abstract TSelf Load(ref readonly float source, nint offset);

    /// <summary>Writes neighbouring numbers.</summary>
    /// <param name="destination">Where counting begins.</param>
    /// <param name="offset">How many numbers further the first lane goes.</param>
    void Store(ref float destination, nint offset);

    /// <summary>Sum.</summary>
    /// <param name="left">The first summand.</param>
    /// <param name="right">The second summand.</param>
    /// <returns>left + right.</returns>
    static abstract TSelf operator +(TSelf left, TSelf right);

    /// <summary>Difference.</summary>
    /// <param name="left">The minuend.</param>
    /// <param name="right">The subtrahend.</param>
    /// <returns>left - right.</returns>
    static abstract TSelf operator -(TSelf left, TSelf right);

    /// <summary>The number with the other sign.</summary>
    /// <param name="value">The number.</param>
    /// <returns>-value.</returns>
    static abstract TSelf operator -(TSelf value);

    /// <summary>Product.</summary>
    /// <param name="left">The first factor.</param>
    /// <param name="right">The second factor.</param>
    /// <returns>left * right.</returns>
    static abstract TSelf operator *(TSelf left, TSelf right);

    /// <summary>Quotient.</summary>
    /// <param name="left">The dividend.</param>
    /// <param name="right">The divisor.</param>
    /// <returns>left / right.</returns>
    static abstract TSelf operator /(TSelf left, TSelf right);

    /// <summary>Both masks, bit by bit.</summary>
    /// <param name="left">A mask.</param>
    /// <param name="right">A mask.</param>
    /// <returns>Where both hold.</returns>
    static abstract TSelf operator &(TSelf left, TSelf right);

    /// <summary>Either mask, bit by bit.</summary>
    /// <param name="left">A mask.</param>
    /// <param name="right">A mask.</param>
    /// <returns>Where either holds.</returns>
    static abstract TSelf operator |(TSelf left, TSelf right);

    /// <summary>The other mask, bit by bit.</summary>
    /// <param name="mask">A mask.</param>
    /// <returns>Where it does not hold.</returns>
    static abstract TSelf operator ~(TSelf mask);

    /// <summary>Product and sum with one rounding; also where the processor has no such instruction (then slowly).</summary>
    /// <param name="left">The first factor.</param>
    /// <param name="right">The second factor.</param>
    /// <param name="addend">The summand.</param>
    /// <returns>left * right + addend.</returns>
    static abstract TSelf FusedMultiplyAdd(TSelf left, TSelf right, TSelf addend);

    /// <summary>The smaller number; the second where one is NaN.</summary>
    /// <param name="left">A number.</param>
    /// <param name="right">A number.</param>
    /// <returns>left where it is less, else right.</returns>
    static abstract TSelf Min(TSelf left, TSelf right);

    /// <summary>The larger number; the second where one is NaN.</summary>
    /// <param name="left">A number.</param>
    /// <param name="right">A number.</param>
    /// <returns>left where it is greater, else right.</returns>
    static abstract TSelf Max(TSelf left, TSelf right);

    /// <summary>The number brought within a bound and its negative.</summary>
    /// <param name="value">The number; where it is NaN, what comes of it is any number or NaN.</param>
    /// <param name="bound">The bound, positive.</param>
    /// <returns>From -bound to bound.</returns>
    static abstract TSelf Within(TSelf value, float bound);

    /// <summary>The number without its sign.</summary>
    /// <param name="value">The number.</param>
    /// <returns>|value|.</returns>
    static abstract TSelf Abs(TSelf value);

    /// <summary>The square root, rounded to nearest.</summary>
    /// <param name="value">The number; NaN where it is negative.</param>
    /// <returns>The root.</returns>
    static abstract TSelf Sqrt(TSelf value);

    /// <summary>The largest whole number not above.</summary>
    /// <param name="value">The number.</param>
    /// <returns>Its floor.</returns>
    static abstract TSelf Floor(TSelf value);

    /// <summary>Where left is less than right.</summary>
    /// <param name="left">A number.</param>
    /// <param name="right">A number.</param>
    /// <returns>A mask.</returns>
    static abstract TSelf LessThan(TSelf left, TSelf right);

    /// <summary>Where left is at most right.</summary>
    /// <param name="left">A number.</param>
    /// <param name="right">A number.</param>
    /// <returns>A mask.</returns>
    static abstract TSelf LessThanOrEqual(TSelf left, TSelf right);

    /// <summary>Where the numbers are equal; -0 equals 0, NaN nothing.</summary>
    /// <param name="left">A number.</param>
    /// <param name="right">A number.</param>
    /// <returns>A mask.</returns>
    static abstract TSelf AreEqual(TSelf left, TSelf right);

    /// <summary>Chooses lane by lane.</summary>
    /// <param name="mask">Where to take the first.</param>
    /// <param name="whenTrue">The first.</param>
    /// <param name="whenFalse">The second.</param>
    /// <returns>The chosen numbers; both are computed, so a NaN not chosen does no harm.</returns>
    static abstract TSelf Select(TSelf mask, TSelf whenTrue, TSelf whenFalse);

    /// <summary>Adds to the bits of a number, seen as integers, the other number's bits shifted left.</summary>
    /// <param name="value">The number whose bits are added to.</param>
    /// <param name="shifted">The number whose bits are shifted.</param>
    /// <param name="count">By how many bits.</param>
    /// <returns>bits(value) + (bits(shifted) &lt;&lt; count), as a number.</returns>
    static abstract TSelf AddShiftedBits(TSelf value, TSelf shifted, int count);

    /// <summary>Splits positive normal numbers: value = mantissa * 2^exponent with the mantissa from sqrt(1/2) to sqrt(2).</summary>
    /// <param name="value">Positive normal numbers.</param>
    /// <param name="exponent">Receives the exponents, as float32.</param>
    /// <returns>The mantissas.</returns>
    static abstract TSelf Split(TSelf value, out TSelf exponent);

    /// <summary>Whether a mask holds in any lane.</summary>
    /// <param name="mask">The mask.</param>
    /// <returns>True where one lane's bits are set.</returns>
    static abstract bool Any(TSelf mask);
}
