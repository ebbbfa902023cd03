using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace MbRlRobot.Numerics;

/// <summary>Eight float32 numbers in one register of 256 bits: AVX2.</summary>
/// <param name="value">The register.</param>
public readonly struct Lanes256(Vector256<float> value) : ILanes<Lanes256>
{
    private readonly Vector256<float> _value = value;

    /// <inheritdoc/>
    public static int Count => 8;

    /// <inheritdoc/>
    public static Lanes256 operator +(Lanes256 left, Lanes256 right) => new(left._value + right._value);

    /// <inheritdoc/>
    public static Lanes256 operator -(Lanes256 left, Lanes256 right) => new(left._value - right._value);

    /// <inheritdoc/>
    public static Lanes256 operator -(Lanes256 value) => new(-value._value);

    /// <inheritdoc/>
    public static Lanes256 operator *(Lanes256 left, Lanes256 right) => new(left._value * right._value);

    /// <inheritdoc/>
    public static Lanes256 operator /(Lanes256 left, Lanes256 right) => new(left._value / right._value);

    /// <inheritdoc/>
    public static Lanes256 operator &(Lanes256 left, Lanes256 right) => new(left._value & right._value);

    /// <inheritdoc/>
    public static Lanes256 operator |(Lanes256 left, Lanes256 right) => new(left._value | right._value);

    /// <inheritdoc/>
    public static Lanes256 operator ~(Lanes256 mask) => new(~mask._value);

    /// <inheritdoc/>
    public static Lanes256 Broadcast(float value) => new(Vector256.Create(value));

    /// <inheritdoc/>
    public static Lanes256 Load(ref readonly float source, nint offset) =>
        new(Vector256.LoadUnsafe(ref Unsafe.Add(ref Unsafe.AsRef(in source), offset)));

    /// <inheritdoc/>
    public void Store(ref float destination, nint offset) => _value.StoreUnsafe(ref Unsafe.Add(ref destination, offset));

    /// <inheritdoc/>
    public static Lanes256 FusedMultiplyAdd(Lanes256 left, Lanes256 right, Lanes256 addend) =>
        new(Vector256.FusedMultiplyAdd(left._value, right._value, addend._value));

    /// <inheritdoc/>
    public static Lanes256 Min(Lanes256 left, Lanes256 right) => new(Vector256.MinNative(left._value, right._value));

    /// <inheritdoc/>
    public static Lanes256 Max(Lanes256 left, Lanes256 right) => new(Vector256.MaxNative(left._value, right._value));

    /// <inheritdoc/>
    public static Lanes256 Within(Lanes256 value, float bound) => Min(Broadcast(bound), Max(Broadcast(-bound), value));

    /// <inheritdoc/>
    public static Lanes256 Abs(Lanes256 value) => new(Vector256.Abs(value._value));

    /// <inheritdoc/>
    public static Lanes256 Sqrt(Lanes256 value) => new(Vector256.Sqrt(value._value));

    /// <inheritdoc/>
    public static Lanes256 Floor(Lanes256 value) => new(Vector256.Floor(value._value));

    /// <inheritdoc/>
    public static Lanes256 LessThan(Lanes256 left, Lanes256 right) => new(Vector256.LessThan(left._value, right._value));

    /// <inheritdoc/>
    public static Lanes256 LessThanOrEqual(Lanes256 left, Lanes256 right) =>
        new(Vector256.LessThanOrEqual(left._value, right._value));

    /// <inheritdoc/>
    public static Lanes256 AreEqual(Lanes256 left, Lanes256 right) => new(Vector256.Equals(left._value, right._value));

    /// <inheritdoc/>
    public static Lanes256 Select(Lanes256 mask, Lanes256 whenTrue, Lanes256 whenFalse) =>
        new(Vector256.ConditionalSelect(mask._value, whenTrue._value, whenFalse._value));

    /// <inheritdoc/>
    public static Lanes256 AddShiftedBits(Lanes256 value, Lanes256 shifted, int count) =>
        new((value._value.AsInt32() + (shifted._value.AsInt32() << count)).AsSingle());

    /// <inheritdoc/>
    public static Lanes256 Split(Lanes256 value, out Lanes256 exponent)
    {
        Vector256<int> bits = value._value.AsInt32();
        Vector256<int> power = (bits - Vector256.Create(FloatBits.RootHalf)) >> FloatBits.MantissaBits;
        exponent = new(Vector256.ConvertToSingle(power));
        return new((bits - (power << FloatBits.MantissaBits)).AsSingle());
    }

    /// <inheritdoc/>
    public static bool Any(Lanes256 mask) => mask._value.AsInt32() != Vector256<int>.Zero;
}
