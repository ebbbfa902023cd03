using System;
using MbRlRobot.Evaluation;
using Xunit;

namespace MbRlRobot.Trainer.Tests.Evaluation;

public sealed class NormalDistributionTests
{
    // From Python's statistics.NormalDist().inv_cdf.
    [Theory]
    [InlineData(1e-300, -37.0470962993612)]
    [InlineData(1e-12, -7.034483825301132)]
    [InlineData(0.001, -3.090232306167813)]
    [InlineData(0.025, -1.959963984540054)]
    [InlineData(0.0749999, -1.4395321773759004)]
    [InlineData(0.075, -1.4395314709384557)]
    [InlineData(0.25, -0.6744897501960817)]
    [InlineData(0.5, 0)]
    [InlineData(0.75, 0.6744897501960817)]
    [InlineData(0.8413447460685429, 1)]
    [InlineData(0.9772498680518208, 2)]
    [InlineData(0.9999, 3.719016485455709)]
    public void Knows_the_quantiles(double probability, double quantile) =>
        Assert.Equal(quantile, NormalDistribution.Quantile(probability), 1e-15 * Math.Max(1, Math.Abs(quantile)));

    [Fact]
    public void Has_quantiles_whose_slope_is_one_over_the_density()
    {
        const double step = 1e-6;
        for (double p = 0.01; p < 0.99; p += 0.01)
        {
            double slope = (NormalDistribution.Quantile(p + step) - NormalDistribution.Quantile(p - step)) / (2 * step);
            double density = NormalDistribution.Density(NormalDistribution.Quantile(p));
            Assert.Equal(1, slope * density, 1e-6);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(-0.1)]
    [InlineData(1.1)]
    [InlineData(double.NaN)]
    public void Refuses_what_is_no_probability(double probability) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => NormalDistribution.Quantile(probability));

    [Theory]
    [InlineData(0, 0.3989422804014327)]
    [InlineData(1, 0.24197072451914337)]
    [InlineData(-2, 0.05399096651318806)]
    [InlineData(100, 0)]
    public void Knows_the_density(double z, double density) =>
        Assert.Equal(density, NormalDistribution.Density(z), 1e-15);
}
