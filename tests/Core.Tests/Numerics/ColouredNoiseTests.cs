using System;
using System.Linq;
using System.Numerics;
using MbRlRobot.Numerics;
using Xunit;

namespace MbRlRobot.Tests.Numerics;

public sealed class ColouredNoiseTests
{
    public static TheoryData<int, double> Spectra
    {
        get
        {
            TheoryData<int, double> data = [];
            foreach (int horizon in new[] { 1, 2, 3, 5, 20, 25, 64 })
            {
                foreach (double beta in new[] { 0, 0.25, 1, 2, 3.5, 10 })
                {
                    data.Add(horizon, beta);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Spectra))]
    public void Gives_every_sample_variance_one(int horizon, double beta)
    {
        ColouredNoise noise = new(horizon, beta, LaneWidth.Four);
        for (int sample = 0; sample < horizon; sample++)
        {
            Assert.Equal(1, Enumerable.Range(0, horizon).Sum(number => Square(Weight(noise, sample, number))), 5e-6);
        }
    }

    [Theory]
    [MemberData(nameof(Spectra))]
    public void Falls_in_power_as_frequency_to_the_minus_beta_with_the_mean_as_strong_as_the_lowest(int horizon, double beta)
    {
        ColouredNoise noise = new(horizon, beta, LaneWidth.Four);
        for (int frequency = 1; 2 * frequency <= horizon; frequency++)
        {
            double expected = Power(noise, 0) * Math.Pow(frequency, -beta);
            Assert.Equal(expected, Power(noise, frequency), Math.Max(2e-5 * expected, 1e-11 * Power(noise, 0)));
        }
    }

    [Theory]
    [InlineData(20, 2, LaneWidth.Four)]
    [InlineData(20, 2, LaneWidth.Eight)]
    [InlineData(25, 0.5, LaneWidth.Sixteen)]
    public void Colours_each_sequence_by_the_map_with_the_same_bits_at_every_width(int horizon, double beta, LaneWidth width)
    {
        float[] white = White(horizon * 48);
        float[] coloured = Apply(horizon, beta, width, white);
        Assert.Equal(Apply(horizon, beta, LaneWidth.Four, white), coloured);
        ColouredNoise noise = new(horizon, beta, width);
        for (int at = 0; at < coloured.Length; at++)
        {
            double sum = Enumerable.Range(0, horizon).Sum(number => Weight(noise, at / 48, number) * white[(number * 48) + (at % 48)]);
            Assert.Equal(sum, coloured[at], 1e-5);
        }
    }

    [Fact]
    public void Leaves_white_noise_as_it_is()
    {
        float[] white = White(20 * 16);
        Assert.Equal(white, Apply(20, 0, LaneWidth.Four, white));
    }

    [Fact]
    public void Moves_neighbouring_samples_together_the_more_the_larger_beta()
    {
        double[] correlations = [.. Enumerable.Range(0, 4).Select(beta => Correlation(new ColouredNoise(20, beta, LaneWidth.Four)))];
        Assert.Equal(correlations.Order(), correlations);
        Assert.True(correlations[0] < 0.01 && correlations[2] > 0.8, string.Join(' ', correlations));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(-3, 1)]
    [InlineData(5, -0.1)]
    [InlineData(5, double.NaN)]
    public void Refuses_a_horizon_below_one_and_a_beta_that_is_not_at_least_zero(int horizon, double beta) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new ColouredNoise(horizon, beta, LaneWidth.Four));

    [Theory]
    [InlineData(5 * 16, 5 * 32)]
    [InlineData(5 * 8, 5 * 8)]
    [InlineData((5 * 16) + 1, (5 * 16) + 1)]
    public void Refuses_rows_that_do_not_fit(int white, int coloured) =>
        Assert.Throws<ArgumentException>(() => new ColouredNoise(5, 1, LaneWidth.Four).Apply(new float[white], new float[coloured]));

    private static float[] White(int count)
    {
        float[] white = new float[count];
        NormalTable.Fill(new Philox(3), 0, white);
        return white;
    }

    private static float[] Apply(int horizon, double beta, LaneWidth width, float[] white)
    {
        float[] coloured = new float[white.Length];
        new ColouredNoise(horizon, beta, width).Apply(white, coloured);
        return coloured;
    }

    private static double Power(ColouredNoise noise, int frequency) =>
        Enumerable.Range(0, noise.Horizon).Sum(number => Square(Transform(noise, frequency, number).Magnitude));

    private static Complex Transform(ColouredNoise noise, int frequency, int number) =>
        Enumerable.Range(0, noise.Horizon).Aggregate(
            Complex.Zero,
            (sum, sample) => sum + Complex.FromPolarCoordinates(
                Weight(noise, sample, number), -2 * Math.PI * frequency * sample / noise.Horizon));

    private static double Correlation(ColouredNoise noise) =>
        Enumerable.Range(0, noise.Horizon).Sum(number => Weight(noise, 3, number) * Weight(noise, 4, number));

    private static double Weight(ColouredNoise noise, int sample, int number) => noise.Map[(sample * noise.Horizon) + number];

    private static double Square(double value) => value * value;
}
