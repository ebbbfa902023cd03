using System;
using System.Linq;
using MbRlRobot.Numerics;
using Xunit;

namespace MbRlRobot.Tests.Numerics;

/// <summary>Zeros, infinities, NaN, the ends of ranges; and the same bits at every width.</summary>
public sealed class LaneSpecialValueTests
{
    private const float Inf = float.PositiveInfinity;
    private const float NaN = float.NaN;
    private const float Max = float.MaxValue;
    private const float Pi = MathF.PI;

    private static readonly float[] Specials =
    [
        0, -0f, 1, -1, 2, -2, 3, -3, 0.5f, -0.5f, 1.5f, -2.5f, float.Epsilon, -float.Epsilon, 1e-40f, 1.17549435e-38f,
        Max, -Max, Inf, -Inf, NaN, Pi, -Pi, 1e10f, -1e10f, 16777215, 16777217, -16777215, 1e-10f, 88.8f, -104, 0.99999994f,
    ];

    private static readonly string[] Names =
        ["exp", "log", "sigmoid", "silu", "tanh", "softplus", "sin", "cos", "tan", "wrap"];

    public static TheoryData<string> OneArgument => [.. Names];

    [Theory]
    [InlineData("exp", 0, 1)]
    [InlineData("exp", -Inf, 0)]
    [InlineData("exp", -87.4f, 0)]
    [InlineData("exp", 88.73f, Inf)]
    [InlineData("exp", Max, Inf)]
    [InlineData("log", 1, 0)]
    [InlineData("log", 0, -Inf)]
    [InlineData("log", -0f, -Inf)]
    [InlineData("log", Inf, Inf)]
    [InlineData("log", -1e-45f, NaN)]
    [InlineData("log", -Inf, NaN)]
    [InlineData("sigmoid", 0, 0.5f)]
    [InlineData("sigmoid", Inf, 1)]
    [InlineData("silu", 0, 0)]
    [InlineData("silu", Inf, Inf)]
    [InlineData("silu", -Inf, -Inf)]
    [InlineData("tanh", 0, 0)]
    [InlineData("tanh", Inf, 1)]
    [InlineData("tanh", -Max, -1)]
    [InlineData("softplus", -Inf, 0)]
    [InlineData("softplus", Inf, Inf)]
    [InlineData("sin", 0, 0)]
    [InlineData("cos", 0, 1)]
    [InlineData("sin", Inf, NaN)]
    [InlineData("cos", -Inf, NaN)]
    [InlineData("wrap", 0, 0)]
    [InlineData("wrap", -Pi, -Pi)]
    [InlineData("wrap", Inf, NaN)]
    public void Of_one_argument(string function, float x, float expected) =>
        Assert.Equal(expected, LaneCalls.One(function, x));

    [Theory]
    [MemberData(nameof(OneArgument))]
    public void Not_a_number_stays_one(string function) => Assert.Equal(NaN, LaneCalls.One(function, NaN));

    [Theory]
    [InlineData("sigmoid", -Inf)]
    [InlineData("sigmoid", -1e30f)]
    [InlineData("silu", -100)]
    public void Far_below_zero_almost_nothing_is_left(string function, float x) =>
        Assert.InRange(MathF.Abs(LaneCalls.One(function, x)), 0, 2e-36f);

    [Fact]
    public void The_exponential_keeps_its_ends()
    {
        Assert.InRange(LaneCalls.One("exp", 88.72283f), 3.4e38f, Max);
        Assert.InRange(LaneCalls.One("exp", -87.33654f), 1.1754944e-38f, 1.1755e-38f);
    }

    [Fact]
    public void Sines_of_any_number_stay_within_one()
    {
        float[] x = [.. Enumerable.Range(0, 4096).Select(i => (float)Math.Pow(10, i * 38.5 / 4096) * (1 - (2 * (i % 2))))];
        Assert.All(LaneCalls.Run(LaneWidth.Eight, "sin", x), value => Assert.InRange(value, -1, 1));
        Assert.All(LaneCalls.Run(LaneWidth.Eight, "cos", x), value => Assert.InRange(value, -1, 1));
    }

    [Fact]
    public void Wrapped_angles_are_inside_and_those_inside_stay()
    {
        float[] near = [.. Enumerable.Range(-512, 1024).Select(i => BitConverter.Int32BitsToSingle(BitConverter.SingleToInt32Bits(Pi) + i))];
        float[] x = [.. Enumerable.Range(-200, 401).SelectMany(turns => near.Select(angle => angle + (turns * 2 * Pi)))];
        float[] wrapped = LaneCalls.Run(LaneWidth.Eight, "wrap", x[..(x.Length / 16 * 16)]);
        Assert.All(wrapped, angle => Assert.True(angle is >= -Pi and < Pi, $"{angle:R}"));
        Assert.Equal(wrapped, LaneCalls.Run(LaneWidth.Eight, "wrap", wrapped));
        float[] inside = [.. near.Where(angle => angle < Pi), .. near.Where(angle => angle <= Pi).Select(angle => -angle)];
        Assert.All(inside, angle => Assert.Equal(angle, LaneCalls.One("wrap", angle)));
    }

    [Theory]
    [InlineData("pow")]
    [InlineData("atan2")]
    public void Every_pair_of_special_values_gives_what_double_precision_gives(string function)
    {
        foreach (float x in Specials)
        {
            foreach (float y in Specials)
            {
                float value = LaneCalls.One(function, x, y);
                float expected = (float)LaneCalls.Exact(function, x, y);
                string text = $"{function}({x:R}, {y:R}) = {value:R}, expected {expected:R}";
                Assert.True(float.IsNaN(expected) ? float.IsNaN(value) : IsClose(value, expected), text);
                Assert.True(float.IsNaN(expected) || float.IsNegative(expected) == float.IsNegative(value), text);
            }
        }
    }

    [Fact]
    public void The_same_bits_at_every_width()
    {
        float[] x = [.. Specials.SelectMany(value => Specials.Select(_ => value))];
        float[] y = [.. Specials.SelectMany(_ => Specials)];
        foreach (string function in (string[])[.. Names, "pow", "atan2"])
        {
            int[] four = Bits(LaneCalls.Run(LaneWidth.Four, function, x, y));
            Assert.Equal(four, Bits(LaneCalls.Run(LaneWidth.Eight, function, x, y)));
            Assert.Equal(four, Bits(LaneCalls.Run(LaneWidth.Sixteen, function, x, y)));
        }
    }

    private static bool IsClose(float value, float expected) =>
        value == expected || MathF.Abs(value - expected) <= 4e-7f * MathF.Abs(expected) || LaneCalls.Units(value, expected) <= 2.4;

    private static int[] Bits(float[] values) => [.. values.Select(BitConverter.SingleToInt32Bits)];
}
