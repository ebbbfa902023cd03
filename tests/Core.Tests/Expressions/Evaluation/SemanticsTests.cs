using System;
using MbRlRobot.Numerics;
using Xunit;

namespace MbRlRobot.Tests.Expressions.Evaluation;

/// <summary>What each operator and function gives, in lanes and in the scalar twin: x, v and theta are the operands.</summary>
public sealed class SemanticsTests
{
    private const float Inf = float.PositiveInfinity;
    private const float NaN = float.NaN;
    private const float Pi = MathF.PI;

    public static TheoryData<string, float, float, float, double> Operators => new()
    {
        { "x + v", 1, 2, 0, 3 },
        { "x - v", 1, 2, 0, -1 },
        { "x * v", 3, 2, 0, 6 },
        { "x / v", 3, 2, 0, 1.5 },
        { "x / v", 1, 0, 0, Inf },
        { "x / v", -1, 0, 0, -Inf },
        { "x / v", 0, 0, 0, NaN },
        { "-x", 3, 0, 0, -3 },
        { "x^v", 2, 0.5f, 0, 1.4142135623730951 },
        { "x^v", -2, 3, 0, -8 },
        { "x^v", -2, -3, 0, -0.125 },
        { "x^v", -2, 0.5f, 0, NaN },
        { "x^v", NaN, 0, 0, 1 },
        { "x^v", 0, -1, 0, Inf },
        { "x^3", -2, 0, 0, -8 },
        { "x^-2", 2, 0, 0, 0.25 },
        { "x^0", NaN, 0, 0, 1 },
        { "x^9", -2, 0, 0, -512 },
        { "x^0.5", 9, 0, 0, 3 },
        { "x^-0.5", 4, 0, 0, 0.5 },
    };

    public static TheoryData<string, float, float, float, double> Functions => new()
    {
        { "sin(x)", 1, 0, 0, 0.8414709848078965 },
        { "sin(x)", Inf, 0, 0, NaN },
        { "cos(x)", 1, 0, 0, 0.5403023058681398 },
        { "tan(x)", 1, 0, 0, 1.5574077246549022 },
        { "tanh(x)", 1, 0, 0, 0.7615941559557649 },
        { "tanh(x)", -Inf, 0, 0, -1 },
        { "exp(x)", 1, 0, 0, 2.718281828459045 },
        { "exp(x)", 1000, 0, 0, Inf },
        { "exp(x)", -Inf, 0, 0, 0 },
        { "log(x)", 2, 0, 0, 0.6931471805599453 },
        { "log(x)", 0, 0, 0, -Inf },
        { "log(x)", -1, 0, 0, NaN },
        { "sqrt(x)", 2, 0, 0, 1.4142135623730951 },
        { "sqrt(x)", -1, 0, 0, NaN },
        { "abs(x)", -2, 0, 0, 2 },
        { "sign(x)", -1e-40f, 0, 0, -1 },
        { "sign(x)", 0, 0, 0, 0 },
        { "sign(x)", Inf, 0, 0, 1 },
        { "sign(x)", NaN, 0, 0, NaN },
        { "atan2(x, v)", 1, -1, 0, 2.356194490192345 },
        { "atan2(x, v)", -1, -1, 0, -2.356194490192345 },
        { "atan2(x, v)", 0, -1, 0, Math.PI },
        { "atan2(x, v)", -0f, -1, 0, -Math.PI },
        { "atan2(x, v)", 0, 0, 0, 0 },
        { "atan2(x, v)", 0, -0f, 0, Math.PI },
        { "atan2(x, v)", 1, 0, 0, Math.PI / 2 },
    };

    public static TheoryData<string, float, float, float, double> Choices => new()
    {
        { "min(x, v, theta)", 3, 1, 2, 1 },
        { "min(x, v)", NaN, 1, 0, NaN },
        { "min(x, v)", 1, NaN, 0, NaN },
        { "max(x, v, theta)", 1, 3, 2, 3 },
        { "max(x, v)", NaN, 1, 0, NaN },
        { "max(x, v)", 1, NaN, 0, NaN },
        { "clamp(x, v, theta)", 5, -1, 1, 1 },
        { "clamp(x, v, theta)", -5, -1, 1, -1 },
        { "clamp(x, v, theta)", 0.5f, -1, 1, 0.5 },
        { "clamp(x, v, theta)", 0, 2, 1, 1 },
        { "clamp(x, v, theta)", NaN, -1, 1, NaN },
        { "clamp(x, v, theta)", 0, NaN, 1, NaN },
        { "wrap(x)", 4, 0, 0, 4 - (2 * Math.PI) },
        { "wrap(x)", -4, 0, 0, (2 * Math.PI) - 4 },
        { "wrap(x)", Pi, 0, 0, -Math.PI },
        { "wrap(-pi)", 0, 0, 0, -Math.PI },
        { "wrap(x)", 1, 0, 0, 1 },
        { "wrap(x)", Inf, 0, 0, NaN },
        { "if(x < 1, v, theta)", 0, 5, NaN, 5 },
        { "if(x < 1, v, theta)", NaN, 5, 6, 6 },
        { "if(x < 1, 1 / v, theta)", 2, 0, 6, 6 },
        { "prev(force) + goalX + time", 0, 0, 0, 0 },
        { "2 * pi", 0, 0, 0, 2 * Math.PI },
    };

    public static TheoryData<string, float, float, bool> Booleans => new()
    {
        { "x < v", 1, 2, true },
        { "x < v", 2, 2, false },
        { "x <= v", 2, 2, true },
        { "x > v", 2, 1, true },
        { "x > v", 2, 2, false },
        { "x >= v", 2, 2, true },
        { "x >= v", 1, 2, false },
        { "x == v", 0, -0f, true },
        { "x == v", 1, 2, false },
        { "x != v", 1, 2, true },
        { "x != v", 1, 1, false },
        { "x < v", NaN, 1, false },
        { "x <= v", NaN, NaN, false },
        { "x > v", 1, NaN, false },
        { "x >= v", NaN, NaN, false },
        { "x == v", NaN, NaN, false },
        { "x != v", NaN, NaN, true },
        { "not x < v", NaN, 1, true },
        { "x < 0 and v < 0", -1, -1, true },
        { "x < 0 and v < 0", -1, 1, false },
        { "x < 0 or v < 0", 1, -1, true },
        { "x < 0 or v < 0", 1, 1, false },
        { "if(x < 0, v < 0, v > 0)", 1, 1, true },
        { "true", 0, 0, true },
        { "false or x < 0", 1, 0, false },
        { "far", 2, 0, true },
    };

    [Theory]
    [MemberData(nameof(Operators))]
    [MemberData(nameof(Functions))]
    [MemberData(nameof(Choices))]
    public void Numbers_are_the_same_in_lanes_and_in_the_twin(string text, float x, float v, float theta, double expected)
    {
        ProgramBench bench = new(text);
        bench.Set(0, x).Set(1, v).Set(2, theta);
        double tolerance = double.IsFinite(expected) ? 4e-7 * Math.Max(1, Math.Abs(expected)) : 0;
        foreach (LaneWidth width in Enum.GetValues<LaneWidth>())
        {
            Assert.Equal(expected, bench.Run(width).Lane(0, 7), tolerance);
        }

        Assert.Equal(expected, bench.Twin(0, 7), tolerance);
    }

    [Theory]
    [MemberData(nameof(Booleans))]
    public void Booleans_are_masks_in_lanes_and_truth_in_the_twin(string text, float x, float v, bool expected)
    {
        ProgramBench bench = new(text);
        bench.Set(0, x).Set(1, v);
        Assert.True(bench.Program.ResultIsMask(0));
        foreach (LaneWidth width in Enum.GetValues<LaneWidth>())
        {
            Assert.Equal(expected ? 1 : 0, bench.Run(width).Lane(0, 7));
        }

        Assert.Equal(expected ? 1 : 0, bench.Twin(0, 7));
    }

    [Fact]
    public void Chooses_lane_by_lane()
    {
        ProgramBench bench = new("if(x < 0, v, 1 / theta)");
        bench.Set(0, -1, 1).Set(1, 5).Set(2, 2).Run();
        Assert.Equal([5, 0.5f, 5, 0.5f], bench.Result(0)[..4].ToArray());
    }

    [Fact]
    public void Reads_every_kind_of_input()
    {
        ProgramBench bench = new("x", "x'", "force", "prev(force)", "goalX", "time");
        int[] rows = [0, 4, 8, 10, 12, 13];
        bench.Fill(11).Run();
        for (int result = 0; result < rows.Length; result++)
        {
            Assert.Equal(bench.Row(rows[result])[9], bench.Result(result)[9]);
            Assert.Equal(bench.Row(rows[result])[9], bench.Twin(result, 9));
        }
    }
}
