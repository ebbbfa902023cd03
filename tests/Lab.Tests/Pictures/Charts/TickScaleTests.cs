using System;
using System.Globalization;
using System.Linq;
using MbRlRobot.Lab.Pictures.Charts;
using Xunit;

namespace MbRlRobot.Lab.Tests.Pictures.Charts;

public sealed class TickScaleTests
{
    [Theory]
    [InlineData(0, 1, 6, "0.0 0.2 0.4 0.6 0.8 1.0")]
    [InlineData(0, 1, 5, "0.0 0.5 1.0")]
    [InlineData(-0.3, 0.3, 7, "-0.3 -0.2 -0.1 0.0 0.1 0.2 0.3")]
    [InlineData(-1, 194, 5, "0 50 100 150")]
    [InlineData(0.97, 1.03, 7, "0.97 0.98 0.99 1.00 1.01 1.02 1.03")]
    [InlineData(0, 1e9, 6, "0 0.2e9 0.4e9 0.6e9 0.8e9 1.0e9")]
    [InlineData(-2e-9, 3e-9, 6, "-2e-9 -1e-9 0 1e-9 2e-9 3e-9")]
    [InlineData(999_999.5, 1_000_001, 6, "0.9999995e6 1.0000000e6 1.0000005e6 1.0000010e6")]
    [InlineData(0, 900_000, 5, "0 200000 400000 600000 800000")]
    public void Stand_at_round_numbers(double minimum, double maximum, int most, string labels) =>
        Assert.Equal(labels, string.Join(' ', TickScale.Of(new AxisRange(minimum, maximum), most).Labels));

    [Theory]
    [InlineData(0.5, 1.5, "1")]
    [InlineData(0.5, 3.5, "1 2 3")]
    [InlineData(0.5, 12.5, "2 4 6 8 10 12")]
    public void Count_in_whole_numbers_where_halves_make_no_sense(double minimum, double maximum, string labels)
    {
        var scale = TickScale.Of(new AxisRange(minimum, maximum), 6, wholeNumbers: true);
        Assert.Equal(labels, string.Join(' ', scale.Labels));
    }

    [Fact]
    public void Are_even_few_and_readable_for_any_range()
    {
        for (int trial = 0; trial < 2000; trial++)
        {
            double size = Math.Pow(10, (trial * 7 % 61) - 30);
            double middle = (((trial * 37) % 201) - 100) / 10.0 * size;
            double span = (1 + (trial * 13 % 97)) / 10.0 * size;
            int most = 5 + (trial % 8);
            AxisRange range = new(middle - span, middle + span);
            CheckScale(range, most, TickScale.Of(range, most));
        }
    }

    [Fact]
    public void Refuse_an_axis_of_one_tick() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => TickScale.Of(new AxisRange(0, 1), 1));

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 0)]
    [InlineData(double.NaN, 1)]
    [InlineData(0, double.NaN)]
    [InlineData(double.NegativeInfinity, 0)]
    [InlineData(0, 1e301)]
    public void Refuse_a_range_that_is_none(double minimum, double maximum) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new AxisRange(minimum, maximum));

    private static void CheckScale(AxisRange range, int most, TickScale scale)
    {
        Assert.InRange(scale.Values.Count, 2, most);
        Assert.Equal(scale.Values.Count, scale.Labels.Distinct().Count());
        double step = scale.Values[1] - scale.Values[0];
        string digits = step.ToString("E3", CultureInfo.InvariantCulture)[..5];
        Assert.Contains(digits, (string[])["1.000", "2.000", "5.000"]);
        for (int tick = 0; tick < scale.Values.Count; tick++)
        {
            Assert.InRange(scale.Values[tick], range.Minimum, range.Maximum);
            Assert.Equal(scale.Values[0] + (tick * step), scale.Values[tick], 1e-6 * step);
            double label = double.Parse(scale.Labels[tick], CultureInfo.InvariantCulture);
            Assert.Equal(scale.Values[tick], label, 1e-6 * step);
        }
    }
}
