using System;
using System.Linq;
using MbRlRobot.Evaluation;
using MbRlRobot.Lab.Pictures;
using MbRlRobot.Lab.Pictures.Charts;
using Xunit;

namespace MbRlRobot.Lab.Tests.Pictures;

public sealed class CalibrationPictureTests
{
    [Fact]
    public void Holds_observed_against_ideal_for_each_state()
    {
        Svg svg = new(CalibrationPicture.Draw("calibration", [State("x", 1), State("omega", 2)]));

        Assert.Equal(2, svg.Texts.Count(text => text == "omega"));
        string[] names = ["perfectly calibrated", "observed coverage", "standardised errors", "standard normal"];
        Assert.All(names, name => Assert.Single(svg.Texts, text => text == name));
        Assert.Equal(2, svg.Lines(Palette.Blue).Count);
        Assert.Equal(2 * 19, svg.Dots(Palette.Blue).Count);
        Assert.Equal(2, svg.Areas(Palette.SkyBlue).Count);
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 1)]
    [InlineData(0.5, -1)]
    public void Shows_an_overconfident_model_below_the_diagonal(double scale, int side)
    {
        Svg svg = new(CalibrationPicture.Draw("calibration", [State("x", scale)]));
        (double X, double Y)[] diagonal = Assert.Single(svg.Lines(Palette.Grey));
        (double X, double Y) middle = Assert.Single(svg.Lines(Palette.Blue))[9];

        double ideal = (diagonal[0].Y + diagonal[1].Y) / 2;
        Assert.Equal((diagonal[0].X + diagonal[1].X) / 2, middle.X, 0.02);
        Assert.Equal(side, Math.Abs(middle.Y - ideal) < 1 ? 0 : Math.Sign(middle.Y - ideal));
    }

    [Fact]
    public void Says_how_many_errors_its_axis_leaves_out()
    {
        double[] errors = [0, 1, 2, 100];
        Svg svg = new(CalibrationPicture.Draw("calibration", [State("x", errors)]));

        Assert.Contains("density (25 % further out)", svg.Texts);
    }

    [Fact]
    public void Is_the_same_under_every_culture()
    {
        string first = CalibrationPicture.Draw("calibration", [State("x", 1.5)]);
        using var culture = new CommaCulture();

        Assert.Equal(first, CalibrationPicture.Draw("calibration", [State("x", 1.5)]));
        Assert.All(new Svg(first).Numbers, number => Assert.True(double.IsFinite(number)));
    }

    [Fact]
    public void Refuses_no_state() => Assert.Throws<ArgumentException>(() => CalibrationPicture.Draw("none", []));

    /// <summary>A state whose errors are normal with a standard deviation that is off by a factor.</summary>
    private static StateCalibration State(string name, double scale) => State(
        name, [.. Enumerable.Range(0, 1000).Select(k => scale * NormalDistribution.Quantile((k + 0.5) / 1000))]);

    private static StateCalibration State(string name, double[] errors) =>
        new(name, PredictionCalibration.Coverage(errors), PredictionCalibration.Histogram(errors));
}
