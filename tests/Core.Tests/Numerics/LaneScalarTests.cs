using System;
using System.Linq;
using MbRlRobot.Numerics;
using Xunit;

namespace MbRlRobot.Tests.Numerics;

public sealed class LaneScalarTests
{
    [Theory]
    [InlineData("exp")]
    [InlineData("log")]
    [InlineData("sigmoid")]
    [InlineData("silu")]
    [InlineData("tanh")]
    [InlineData("softplus")]
    [InlineData("wrap")]
    [InlineData("sin")]
    [InlineData("cos")]
    public void Gives_the_bits_of_the_lanes(string function)
    {
        float[] x = new float[256];
        new Philox(5).FillUniform(0, x);
        x = [.. x.Select(value => (200 * value) - 100), .. Enumerable.Repeat(0f, 13), float.NaN, float.PositiveInfinity, float.NegativeInfinity];
        float[] lanes = LaneCalls.Run(LaneWidth.Sixteen, function, x);
        Assert.Equal(lanes.Select(BitConverter.SingleToInt32Bits), x.Select(value => BitConverter.SingleToInt32Bits(One(function, value))));
    }

    private static float One(string function, float x) => function switch
    {
        "exp" => LaneScalar.Exp(x),
        "log" => LaneScalar.Log(x),
        "sigmoid" => LaneScalar.Sigmoid(x),
        "silu" => LaneScalar.Silu(x),
        "tanh" => LaneScalar.Tanh(x),
        "softplus" => LaneScalar.Softplus(x),
        "wrap" => LaneScalar.Wrap(x),
        "sin" => LaneScalar.SinCos(x).Sine,
        _ => LaneScalar.SinCos(x).Cosine,
    };
}
