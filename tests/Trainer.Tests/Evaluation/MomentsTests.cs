using System;
using MbRlRobot.Evaluation;
using Xunit;

namespace MbRlRobot.Trainer.Tests.Evaluation;

public sealed class MomentsTests
{
    [Theory]
    [InlineData(new[] { 1.0, 3.0 }, false, 2, 1)]
    [InlineData(new[] { 3.0, -3.0 }, false, 0, 3)]
    [InlineData(new[] { 3.0, -3.0 }, true, -Math.PI, Math.PI - 3)]
    [InlineData(new[] { -3.0, 3.1, 3.05 }, true, 3.144395102393195, 0.1002398)]
    [InlineData(new[] { 0.5 }, true, 0.5, 0)]
    public void Averages_numbers_and_angles(double[] values, bool isAngle, double mean, double std)
    {
        Moments moments = Moments.Of(values, isAngle);
        Assert.Equal(0, Moments.Difference(mean, moments.Mean, isAngle), 1e-9);
        Assert.Equal(std, moments.Std, 1e-7);
    }

    [Fact]
    public void Is_no_number_where_a_value_is_none() => Assert.True(double.IsNaN(Moments.Of([1, double.NaN], true).Mean));

    [Fact]
    public void Does_not_depend_on_which_angle_comes_first()
    {
        Moments[] all = [Moments.Of([3.0, -2.0, -3.0, 2.5], true), Moments.Of([-2.0, -3.0, 2.5, 3.0], true), Moments.Of([2.5, 3.0, -2.0, -3.0], true)];
        Assert.All(all, moments => Assert.Equal(all[0].Std, moments.Std, 1e-12));
        Assert.All(all, moments => Assert.Equal(all[0].Mean, moments.Mean, 1e-12));
    }
}
