using System;
using System.Linq;
using MbRlRobot.Evaluation;
using Xunit;

namespace MbRlRobot.Trainer.Tests.Evaluation;

public sealed class PredictionCalibrationTests
{
    [Fact]
    public void Finds_normal_errors_calibrated()
    {
        CoverageCurve curve = PredictionCalibration.Coverage(NormalErrors(2000, scale: 1));

        Assert.Equal(19, curve.Levels.Count);
        Assert.Equal((0.05, 0.95), (curve.Levels[0], curve.Levels[^1]));
        Assert.All(curve.Levels.Zip(curve.Observed), pair => Assert.Equal(pair.First, pair.Second, 0.001));
        Assert.InRange(curve.CalibrationError, 0, 0.001);
    }

    [Theory]
    [InlineData(2, -1)]
    [InlineData(0.5, 1)]
    public void Tells_overconfident_from_timid(double scale, int sign)
    {
        CoverageCurve curve = PredictionCalibration.Coverage(NormalErrors(500, scale));

        Assert.All(curve.Levels.Zip(curve.Observed), pair => Assert.Equal(sign, Math.Sign(pair.Second - pair.First)));
        Assert.InRange(curve.CalibrationError, 0.1, 0.5);
    }

    [Fact]
    public void Counts_what_lies_within_an_interval()
    {
        CoverageCurve curve = PredictionCalibration.Coverage(
            [0, 0.5, -0.68, 1.9, -1.97, double.NaN, double.PositiveInfinity, double.NegativeInfinity], [0.5, 0.95]);

        Assert.Equal([2 / 8.0, 4 / 8.0], curve.Observed);
        Assert.Equal((0.25 + 0.45) / 2, curve.CalibrationError, 1e-15);
    }

    [Theory]
    [InlineData(0, typeof(ArgumentOutOfRangeException))]
    [InlineData(1, typeof(ArgumentOutOfRangeException))]
    [InlineData(double.NaN, typeof(ArgumentOutOfRangeException))]
    [InlineData(0.4, typeof(ArgumentException))]
    [InlineData(0.5, typeof(ArgumentException))]
    public void Refuses_levels_that_do_not_rise_within_0_and_1(double second, Type exception) =>
        Assert.IsAssignableFrom(
            exception, Record.Exception(() => PredictionCalibration.Coverage([0.1], [0.5, second])));

    [Fact]
    public void Refuses_to_judge_without_errors()
    {
        _ = Assert.Throws<ArgumentException>(() => PredictionCalibration.Coverage([]));
        _ = Assert.Throws<ArgumentException>(() => PredictionCalibration.Histogram([]));
    }

    [Fact]
    public void Puts_an_error_into_the_bin_that_begins_at_it()
    {
        ErrorHistogram histogram = PredictionCalibration.Histogram(
            [-2, -1.5, -1, 0, 0.99, 1.99, 2, double.NaN, -3, double.PositiveInfinity], limit: 2, bins: 4);

        Assert.Equal([-2, -1, 0, 1, 2], histogram.Edges);
        Assert.Equal([0.2, 0.1, 0.2, 0.1], histogram.Densities);
        Assert.Equal(0.4, histogram.OutsideShare);
    }

    [Fact]
    public void Gives_normal_errors_the_normal_density()
    {
        ErrorHistogram histogram = PredictionCalibration.Histogram(NormalErrors(100_000, scale: 1));

        for (int bin = 0; bin < histogram.Densities.Count; bin++)
        {
            double middle = (histogram.Edges[bin] + histogram.Edges[bin + 1]) / 2;
            Assert.Equal(NormalDistribution.Density(middle), histogram.Densities[bin], 0.002);
        }
    }

    [Theory]
    [InlineData(0, 8)]
    [InlineData(-1, 8)]
    [InlineData(double.NaN, 8)]
    [InlineData(double.PositiveInfinity, 8)]
    [InlineData(4, 0)]
    [InlineData(4, 1001)]
    public void Refuses_bins_that_are_none(double limit, int bins) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => PredictionCalibration.Histogram([0], limit, bins));

    [Theory]
    [InlineData(0.1)]
    [InlineData(1e-300)]
    [InlineData(1e300)]
    public void Loses_no_error_at_the_last_edge(double limit) =>
        Assert.Equal(0, PredictionCalibration.Histogram([Math.BitDecrement(limit), -limit], limit, 3).OutsideShare);

    /// <summary>The quantiles of a normal distribution: as even a sample of it as there is.</summary>
    private static double[] NormalErrors(int count, double scale) =>
        [.. Enumerable.Range(0, count).Select(k => scale * NormalDistribution.Quantile((k + 0.5) / count))];
}
