using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace MbRlRobot.Numerics;

/// <summary>Sixteen float32 numbers in one register of 512 bits: AVX-512.</summary>
/// <param name="value">The register.</param>
public readonly struct Lanes512(Vector512<float> value) : ILanes<Lanes512>
{
    /// <summary>Of vrangeps: the smaller magnitude, with the sign of the first operand.</summary>
    private const byte SmallerMagnitude = 0b0010;

    private readonly Vector512<float> _value = value;

    /// <inheritdoc/>
    public static int Count => 16;

    /// <inheritdoc/>
    public static Lanes512 operator +(Lanes512 left, Lanes512 right) => new(left._value + right._value);

    /// <inheritdoc/>
    public static Lanes512 operator -(Lanes512 left, Lanes512 right) => new(left._value - right._value);

    /// <inheritdoc/>
    public static Lanes512 operator -(Lanes512 value) => new(-value._value);

    /// <inheritdoc/>
    public static Lanes512 operator *(Lanes512 left, Lanes512 right) => new(left._value * right._value);

    /// <inheritdoc/>
    public static Lanes512 operator /(Lanes512 left, Lanes512 right) => new(left._value / right._value);

    /// <inheritdoc/>
    public static Lanes512 operator &(Lanes512 left, Lanes512 right) => new(left._value & right._value);

    /// <inheritdoc/>
    public static Lanes512 operator |(Lanes512 left, Lanes512 right) => new(left._value | right._value);

    /// <inheritdoc/>
    public static Lanes512 operator ~(Lanes512 mask) => new(~mask._value);

    /// <inheritdoc/>
    public static Lanes512 Broadcast(float value) => new(Vector512.Create(value));

    /// <inheritdoc/>
    public static Lanes512 Load(ref readonly float source, nint offset) =>
        new(Vector512.LoadUnsafe(ref Unsafe.Add(ref Unsafe.AsRef(in source), offset)));

    /// <inheritdoc/>
    public void Store(ref float destination, nint offset) => _value.StoreUnsafe(ref Unsafe.Add(ref destination, offset));

    /// <inheritdoc/>
    public static Lanes512 FusedMultiplyAdd(Lanes512 left, Lanes512 right, Lanes512 addend) =>
        new(Vector512.FusedMultiplyAdd(left._value, right._value, addend._value));

    /// <inheritdoc/>
    public static Lanes512 Min(Lanes512 left, Lanes512 right) => new(Vector512.MinNative(left._value, right._value));

    /// <inheritdoc/>
    public static Lanes512 Max(Lanes512 left, Lanes512 right) => new(Vector512.MaxNative(left._value, right._value));

    /// <inheritdoc/>
    public static Lanes512 Within(Lanes512 value, float bound) => Avx512DQ.IsSupported
        ? new(Avx512DQ.Range(value._value, Vector512.Create(bound), SmallerMagnitude))
        : Min(Broadcast(bound), Max(Broadcast(-bound), value));

    /// <inheritdoc/>
    public static Lanes512 Abs(Lanes512 value) => new(Vector512.Abs(value._value));

    /// <inheritdoc/>
    public static Lanes512 Sqrt(Lanes512 value) => new(Vector512.Sqrt(value._value));

    /// <inheritdoc/>
    public static Lanes512 Floor(Lanes512 value) => new(Vector512.Floor(value._value));

    /// <inheritdoc/>
    public static Lanes512 LessThan(Lanes512 left, Lanes512 right) => new(Vector512.LessThan(left._value, right._value));

    /// <inheritdoc/>
    public static Lanes512 LessThanOrEqual(Lanes512 left, Lanes512 right) =>
        new(Vector512.LessThanOrEqual(left._value, right._value));

    /// <inheritdoc/>
    public static Lanes512 AreEqual(Lanes512 left, Lanes512 right) => new(Vector512.Equals(left._value, right._value));

    /// <inheritdoc/>
    public static Lanes512 Select(Lanes512 mask, Lanes512 whenTrue, Lanes512 whenFalse) =>
        new(Vector512.ConditionalSelect(mask._value, whenTrue._value, whenFalse._value));

    /// <inheritdoc/>
    public static Lanes512 AddShiftedBits(Lanes512 value, Lanes512 shifted, int count) =>
        new((value._value.AsInt32() + (shifted._value.AsInt32() << count)).AsSingle());

    /// <inheritdoc/>
    public static Lanes512 Split(Lanes512 value, out Lanes512 exponent)
    {
        Vector512<int> bits = value._value.AsInt32();
        Vector512<int> power = (bits - Vector512.Create(FloatBits.RootHalf)) >> FloatBits.MantissaBits;
        exponent = new(Vector512.ConvertToSingle(power));
        return new((bits - (power << FloatBits.MantissaBits)).AsSingle());
    }

    /// <inheritdoc/>
    public static bool Any(Lanes512 mask) => mask._value.AsInt32() != Vector512<int>.Zero;
}
