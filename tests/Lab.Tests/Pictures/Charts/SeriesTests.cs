using System;
using System.Collections.Generic;
using System.Linq;
using MbRlRobot.Lab.Pictures.Charts;
using Xunit;

namespace MbRlRobot.Lab.Tests.Pictures.Charts;

public sealed class SeriesTests
{
    private static readonly Pen Pen = new(Palette.Blue);

    [Theory]
    [InlineData(new[] { 1.0, 2, 3, 4 }, "4")]
    [InlineData(new[] { 1, 2, double.NaN, 4 }, "2 1")]
    [InlineData(new[] { double.PositiveInfinity, 2, 3, double.NegativeInfinity }, "2")]
    [InlineData(new[] { 1, double.NaN, double.NaN, 4 }, "1 1")]
    public void Breaks_lines_steps_and_bands_at_what_is_not_finite(double[] y, string runs)
    {
        double[] x = [.. Enumerable.Range(0, y.Length).Select(k => (double)k)];

        // A run of one point is a line from the point to itself; n points need 2n - 1 corners of steps.
        int[] lengths = [.. runs.Split(' ').Select(run => int.Parse(run, null))];
        Assert.Equal(lengths.Select(n => Math.Max(2, n)), LineLengths(new LineSeries("line", Pen, x, y)));
        Assert.Equal(lengths.Select(n => Math.Max(2, (2 * n) - 1)), LineLengths(new StepSeries("steps", Pen, x, y)));
        Assert.Equal(lengths.Sum(), Draw(new PointSeries("points", Pen, x, y)).Dots(Palette.Blue).Count);
        Assert.Equal(lengths.Length, Draw(new BandSeries("band", Pen, x, y, y)).Areas(Palette.Blue).Count);
    }

    [Fact]
    public void Closes_every_area()
    {
        double[] x = [0, 1, 2, 3, 4];
        double[] y = [1, 2, double.NaN, 3, 4];
        Svg band = Draw(new BandSeries("band", Pen, x, y, [.. y.Select(value => value + 1)]));
        Svg steps = Draw(new StepSeries("steps", Pen, x, y, filled: true));

        Assert.Equal((2, 2), (band.Areas(Palette.Blue).Count, steps.Areas(Palette.Blue).Count));
        Assert.All(
            band.Areas(Palette.Blue).Concat(steps.Areas(Palette.Blue)),
            area => Assert.Equal(area.Length - 1, area.IndexOf('Z', StringComparison.Ordinal)));
        Assert.All(band.Areas(Palette.Blue), area => Assert.Equal(4, area.Split('L').Length));
    }

    [Fact]
    public void Maps_values_evenly_onto_the_area()
    {
        Svg svg = Draw(new LineSeries("line", Pen, [0, 1, 2], [0, 1, 2]));
        (double X, double Y)[] line = Assert.Single(svg.Lines(Palette.Blue));

        Assert.Equal(line[1].X - line[0].X, line[2].X - line[1].X, 0.02);
        Assert.Equal(line[1].Y - line[0].Y, line[2].Y - line[1].Y, 0.02);
        Assert.True(line[2].X > line[0].X);
        Assert.True(line[2].Y < line[0].Y);
    }

    [Fact]
    public void Leaves_out_points_that_fall_onto_each_other()
    {
        double[] x = [.. Enumerable.Range(0, 10_001).Select(k => k * 1e-7), 1];

        Assert.InRange(Assert.Single(Draw(new LineSeries("line", Pen, x, x)).Lines(Palette.Blue)).Length, 3, 200);
    }

    [Fact]
    public void Draws_references_through_the_whole_panel_and_within_its_range()
    {
        Svg svg = Draw(
            new LineSeries("line", Pen, [0, 4], [0, 1]),
            new ReferenceLine("reference", new Pen(Palette.Green, Dashed: true), 5),
            new VerticalMarker("marker", new Pen(Palette.Orange), 2));
        (double X, double Y)[] line = Assert.Single(svg.Lines(Palette.Blue));
        (double X, double Y)[] reference = Assert.Single(svg.Lines(Palette.Green));
        (double X, double Y)[] marker = Assert.Single(svg.Lines(Palette.Orange));

        Assert.Equal((line[0].X, line[1].X), (reference[0].X, reference[1].X));
        Assert.InRange(reference[0].Y, marker[0].Y, line[1].Y);
        Assert.Equal(marker[0].X, marker[1].X);
        Assert.Equal((line[0].X + line[1].X) / 2, marker[0].X, 0.02);
    }

    [Fact]
    public void Refuses_values_that_do_not_match_their_positions()
    {
        _ = Assert.Throws<ArgumentException>("y", () => new LineSeries("line", Pen, [0, 1], [0]));
        _ = Assert.Throws<ArgumentException>("y", () => new StepSeries("steps", Pen, [0, 1], [0]));
        _ = Assert.Throws<ArgumentException>("y", () => new PointSeries("points", Pen, [0, 1], [0]));
        _ = Assert.Throws<ArgumentException>("lower", () => new BandSeries("band", Pen, [0, 1], [0], [0, 1]));
        _ = Assert.Throws<ArgumentException>("upper", () => new BandSeries("band", Pen, [0, 1], [0, 1], [0]));
    }

    private static IEnumerable<int> LineLengths(Series series) =>
        Draw(series).Lines(Palette.Blue).Select(line => line.Length);

    private static Svg Draw(params Series[] series) =>
        new(new Chart("chart", [new Panel(new Axis("x"), new Axis("y"), series)]).ToSvg());
}
