using System;
using System.Linq;
using MbRlRobot.Numerics;
using Xunit;

namespace MbRlRobot.Tests.Numerics;

/// <summary>The errors that the summaries state, against double precision.</summary>
public sealed class LaneAccuracyTests
{
    private const int Samples = 1 << 17;

    [Theory]
    [InlineData("exp", -87.33, 88.72, 0.9)]
    [InlineData("exp", -1, 1, 0.9)]
    [InlineData("log", 0.5, 2, 0.9)]
    [InlineData("log", 1e-3, 1e3, 0.9)]
    [InlineData("log", 1e30, 3e38, 0.9)]
    [InlineData("log", 1e-45, 1e-37, 0.9)]
    [InlineData("tanh", -0.625, 0.625, 1.3)]
    [InlineData("tanh", 0.625, 30, 1.3)]
    [InlineData("tanh", -30, -0.625, 1.3)]
    [InlineData("softplus", 0, 100, 1.6)]
    [InlineData("sin", -0.78, 0.78, 1)]
    [InlineData("sin", -10, 10, 1.6)]
    [InlineData("cos", -10, 10, 1.6)]
    [InlineData("tan", -1.5, 1.5, 3)]
    [InlineData("tan", -10, 10, 3)]
    [InlineData("wrap", -3.14, 3.14, 0)]
    [InlineData("wrap", -9, -3.2, 1)]
    public void Units_in_the_last_place(string function, double low, double high, double bound)
    {
        float[] x = Spread(low, high, 0);
        AssertBelow(function, bound, x, x, LaneCalls.Units);
    }

    [Theory]
    [InlineData("sigmoid", -86, 0)]
    [InlineData("sigmoid", -5, 5)]
    [InlineData("sigmoid", 0, 90)]
    [InlineData("silu", -86, 0)]
    [InlineData("silu", -5, 5)]
    [InlineData("silu", -0.01, 100)]
    public void Relative_error_that_grows_with_the_argument(string function, double low, double high)
    {
        const double bound = 1.7e-7;
        float[] x = Spread(low, high, 4);
        float[] values = LaneCalls.Run(LaneWidth.Sixteen, function, x);
        double[] errors = [.. x.Zip(values, (argument, value) =>
            Math.Abs((value / LaneCalls.Exact(function, argument)) - 1) / (1 + Math.Abs(argument)))];
        int worst = Array.IndexOf(errors, errors.Max());
        Assert.True(errors[worst] <= bound, $"{function}({x[worst]:R}) = {values[worst]:R}: error {errors[worst]:G4} (1 + |x|), at most {bound}");
    }

    [Theory]
    [InlineData("tanh", -30, 30, 8e-8)]
    [InlineData("softplus", -90, 1, 2e-7)]
    [InlineData("sin", -10, 10, 8e-8)]
    [InlineData("cos", -10, 10, 8e-8)]
    [InlineData("sin", -1e4, 1e4, 8e-8)]
    [InlineData("cos", -1e4, 1e4, 8e-8)]
    [InlineData("sin", -1e6, 1e6, 2e-7)]
    [InlineData("wrap", -100, 100, 2e-7)]
    [InlineData("wrap", -1e4, 1e4, 5e-7)]
    [InlineData("wrap", -1e6, 1e6, 5e-7)]
    public void Absolute_error(string function, double low, double high, double bound)
    {
        float[] x = Spread(low, high, 1);
        AssertBelow(function, bound, x, x, (value, exact) => Math.Abs(
            function == "wrap" ? Math.IEEERemainder(value - exact, Math.Tau) : value - exact));
    }

    [Theory]
    [InlineData("pow", 0.1, 10, -30, 30, 1.2)]
    [InlineData("pow", 0.9, 1.1, -600, 600, 1.2)]
    [InlineData("pow", 1e-30, 1e30, -1.2, 1.2, 1.2)]
    [InlineData("pow", 1e-44, 1e-38, -0.9, 0.9, 1.2)]
    [InlineData("atan2", -1, 1, -1, 1, 2.4)]
    [InlineData("atan2", -1e-3, 1e-3, -1, 1, 2.4)]
    [InlineData("atan2", -1, 1, -1e-3, 1e-3, 2.4)]
    [InlineData("atan2", -3.4e38, 3.4e38, -3.4e38, 3.4e38, 2.4)]
    public void Units_of_functions_of_two(string function, double low, double high, double low2, double high2, double bound) =>
        AssertBelow(function, bound, Spread(low, high, 2), Spread(low2, high2, 3), LaneCalls.Units);

    private static void AssertBelow(
        string function, double bound, float[] x, float[] y, Func<float, double, double> measure)
    {
        float[] results = LaneCalls.Run(LaneWidth.Eight, function, x, y);
        double worst = 0;
        int at = 0;
        for (int i = 0; i < x.Length; i++)
        {
            double error = measure(results[i], LaneCalls.Exact(function, x[i], y[i]));
            if (!(error <= worst))
            {
                (worst, at) = (error, i);
            }
        }

        Assert.True(worst <= bound, $"{function}({x[at]:R}, {y[at]:R}) = {results[at]:R}: error {worst:G4}, at most {bound}");
    }

    /// <summary>Even over the range; over its logarithm where the range is positive and wide.</summary>
    private static float[] Spread(double low, double high, ulong stream)
    {
        float[] values = new float[Samples];
        new Philox(2024).FillUniform(stream, values);
        bool isWide = low > 0 && high > 100 * low;
        return [.. values.Select(value => (float)(isWide ? low * Math.Pow(high / low, value) : low + ((high - low) * value)))];
    }
}
