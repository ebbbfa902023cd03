using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace MbRlRobot.Numerics;

/// <summary>Four float32 numbers in one register of 128 bits: SSE on x64, AdvSimd on arm64.</summary>
/// <param name="value">The register.</param>
public readonly struct Lanes128(Vector128<float> value) : ILanes<Lanes128>
{
    private readonly Vector128<float> _value = value;

    /// <inheritdoc/>
    public static int Count => 4;

    /// <inheritdoc/>
    public static Lanes128 operator +(Lanes128 left, Lanes128 right) => new(left._value + right._value);

    /// <inheritdoc/>
    public static Lanes128 operator -(Lanes128 left, Lanes128 right) => new(left._value - right._value);

    /// <inheritdoc/>
    public static Lanes128 operator -(Lanes128 value) => new(-value._value);

    /// <inheritdoc/>
    public static Lanes128 operator *(Lanes128 left, Lanes128 right) => new(left._value * right._value);

    /// <inheritdoc/>
    public static Lanes128 operator /(Lanes128 left, Lanes128 right) => new(left._value / right._value);

    /// <inheritdoc/>
    public static Lanes128 operator &(Lanes128 left, Lanes128 right) => new(left._value & right._value);

    /// <inheritdoc/>
    public static Lanes128 operator |(Lanes128 left, Lanes128 right) => new(left._value | right._value);

    /// <inheritdoc/>
    public static Lanes128 operator ~(Lanes128 mask) => new(~mask._value);

    /// <inheritdoc/>
    public static Lanes128 Broadcast(float value) => new(Vector128.Create(value));

    /// <inheritdoc/>
    public static Lanes128 Load(ref readonly float source, nint offset) =>
        new(Vector128.LoadUnsafe(ref Unsafe.Add(ref Unsafe.AsRef(in source), offset)));

    /// <inheritdoc/>
    public void Store(ref float destination, nint offset) => _value.StoreUnsafe(ref Unsafe.Add(ref destination, offset));

    /// <inheritdoc/>
    public static Lanes128 FusedMultiplyAdd(Lanes128 left, Lanes128 right, Lanes128 addend) =>
        new(Vector128.FusedMultiplyAdd(left._value, right._value, addend._value));

    /// <inheritdoc/>
    public static Lanes128 Min(Lanes128 left, Lanes128 right) => new(Vector128.MinNative(left._value, right._value));

    /// <inheritdoc/>
    public static Lanes128 Max(Lanes128 left, Lanes128 right) => new(Vector128.MaxNative(left._value, right._value));

    /// <inheritdoc/>
    public static Lanes128 Within(Lanes128 value, float bound) => Min(Broadcast(bound), Max(Broadcast(-bound), value));

    /// <inheritdoc/>
    public static Lanes128 Abs(Lanes128 value) => new(Vector128.Abs(value._value));

    /// <inheritdoc/>
    public static Lanes128 Sqrt(Lanes128 value) => new(Vector128.Sqrt(value._value));

    /// <inheritdoc/>
    public static Lanes128 Floor(Lanes128 value) => new(Vector128.Floor(value._value));

    /// <inheritdoc/>
    public static Lanes128 LessThan(Lanes128 left, Lanes128 right) => new(Vector128.LessThan(left._value, right._value));

    /// <inheritdoc/>
    public static Lanes128 LessThanOrEqual(Lanes128 left, Lanes128 right) =>
        new(Vector128.LessThanOrEqual(left._value, right._value));

    /// <inheritdoc/>
    public static Lanes128 AreEqual(Lanes128 left, Lanes128 right) => new(Vector128.Equals(left._value, right._value));

    /// <inheritdoc/>
    public static Lanes128 Select(Lanes128 mask, Lanes128 whenTrue, Lanes128 whenFalse) =>
        new(Vector128.ConditionalSelect(mask._value, whenTrue._value, whenFalse._value));

    /// <inheritdoc/>
    public static Lanes128 AddShiftedBits(Lanes128 value, Lanes128 shifted, int count) =>
        new((value._value.AsInt32() + (shifted._value.AsInt32() << count)).AsSingle());

    /// <inheritdoc/>
    public static Lanes128 Split(Lanes128 value, out Lanes128 exponent)
    {
        Vector128<int> bits = value._value.AsInt32();
        Vector128<int> power = (bits - Vector128.Create(FloatBits.RootHalf)) >> FloatBits.MantissaBits;
        exponent = new(Vector128.ConvertToSingle(power));
        return new((bits - (power << FloatBits.MantissaBits)).AsSingle());
    }

    /// <inheritdoc/>
    public static bool Any(Lanes128 mask) => mask._value.AsInt32() != Vector128<int>.Zero;
}
