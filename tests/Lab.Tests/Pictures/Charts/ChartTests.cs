using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Xml.Linq;
using MbRlRobot.Lab.Pictures.Charts;
using Xunit;

namespace MbRlRobot.Lab.Tests.Pictures.Charts;

public sealed class ChartTests
{
    private static readonly Pen Pen = new(Palette.Blue);

    public static TheoryData<string, double[], double[]> OddData => new()
    {
        { "nothing", [], [] },
        { "one point", [3], [7] },
        { "one point at 0", [0], [0] },
        { "a constant", [0, 1, 2], [5, 5, 5] },
        { "a constant but for rounding", [0, 1, 2], [1e9, 1e9 + 1e-6, 1e9] },
        { "tiny", [0, 1e-9, 2e-9], [1e-9, -3e-9, 2e-9] },
        { "large", [0, 1e9], [-1e9, 1e9] },
        { "the largest", [-double.MaxValue, double.MaxValue], [double.MaxValue, -double.MaxValue] },
        { "the smallest", [0, double.Epsilon], [0, -double.Epsilon] },
        { "no number", [0, double.NaN], [double.NaN, 1] },
        { "infinite", [0, 1, double.PositiveInfinity], [double.NegativeInfinity, double.PositiveInfinity, 0] },
    };

    [Theory]
    [MemberData(nameof(OddData))]
    public void Draws_any_numbers_with_finite_coordinates(string name, double[] x, double[] y)
    {
        Series[] all =
        [
            new LineSeries(name, Pen, x, y), new StepSeries("steps", Pen, x, y, filled: true),
            new PointSeries("points", Pen, x, y), new BandSeries("band", Pen, x, y, y),
            .. y.Select(value => new ReferenceLine("line", Pen, value)),
            .. x.Select(value => new VerticalMarker("marker", Pen, value)),
        ];
        foreach (Series[] series in all.Select(one => (Series[])[one]).Append(all))
        {
            Assert.All(Draw(series).Numbers, number => Assert.InRange(number, -1e8, 1e8));
        }
    }

    [Fact]
    public void Says_that_there_is_no_data() =>
        Assert.Contains("no data", Draw(new LineSeries("none", Pen, [0], [double.NaN])).Texts);

    [Fact]
    public void Lists_the_series_that_have_data_once_each()
    {
        Svg svg = Draw(
            new LineSeries("speed", Pen, [0, 1], [1, 2]),
            new LineSeries("speed", Pen, [0, 1], [2, 3]),
            new PointSeries("hits", Pen, [0], [1]),
            new LineSeries("empty", Pen, [], []),
            new LineSeries("", Pen, [0], [1]));

        Assert.Equal(["speed", "hits"], svg.Texts.Skip(1).Take(2));
        Assert.DoesNotContain("empty", svg.Texts);
    }

    [Fact]
    public void Keeps_a_legend_of_many_names_on_the_card()
    {
        Svg svg = Draw([.. Enumerable.Range(0, 30).Select(k => new LineSeries($"a long name {k}", Pen, [0], [k]))]);

        XElement[] names =
            [.. svg.Elements("text").Where(text => text.Value.StartsWith("a long name", StringComparison.Ordinal))];
        Assert.Equal(30, names.Length);
        Assert.Equal(30, names.Select(name => (Number(name, "x"), Number(name, "y"))).Distinct().Count());
        Assert.All(names, name => Assert.InRange(Number(name, "x"), 0, 820 - (8 * name.Value.Length)));
    }

    [Theory]
    [InlineData("<script>alert('x')</script>")]
    [InlineData("a & b \" ' ]]> <!-- --> &lt; &#0;")]
    [InlineData("\0\u0001\u001F\uFFFE\uFFFF control")]
    [InlineData("lone \uD800 surrogate \uDC00")]
    [InlineData("line\r\nbreak\ttab")]
    [InlineData("θ̇ — 角度 🤖")]
    public void Writes_hostile_names_as_text(string name)
    {
        Panel panel = new(new Axis(name, name), new Axis(name, name), [new LineSeries(name, Pen, [0], [1])], name);
        Svg svg = new(new Chart(name, [panel], name).ToSvg());

        // Heading, subtitle, legend, title of the panel, captions of its axes.
        string begin = name[0] == '\0' ? "\uFFFD" : name[..1];
        Assert.Empty(svg.Elements("script"));
        Assert.Equal(6, svg.Texts.Count(text => text.StartsWith(begin, StringComparison.Ordinal)));
    }

    [Fact]
    public void Cuts_long_names_and_keeps_the_whole_behind_them()
    {
        string name = string.Concat(Enumerable.Repeat("🤖 long ", 100));
        Panel panel = new(new Axis("x"), new Axis(name), [new LineSeries(name, Pen, [0, 1], [0, 1])]);
        Svg svg = new(new Chart(name, [panel]).ToSvg());

        Assert.Equal(3, svg.Texts.Count(text => text.EndsWith('…') && text.Length < 160));
        Assert.Equal(3, svg.Elements("text").Count(text => text.Value.EndsWith(name, StringComparison.Ordinal)));
    }

    [Fact]
    public void Refers_to_nothing_outside()
    {
        string text = Text(new LineSeries("line", Pen, [0, 1], [0, 1]));

        Assert.DoesNotContain("href", text, StringComparison.Ordinal);
        Assert.DoesNotContain("url(", text, StringComparison.Ordinal);
        Assert.Equal(1, text.Split("http").Length - 1);
    }

    [Fact]
    public void Is_the_same_text_each_time_and_under_every_culture()
    {
        LineSeries line = new("line", Pen, [-0.5, 1.25, 2], [-1.5, 1e-9, 2.25]);
        string first = Text(line);
        using var culture = new CommaCulture();

        Assert.Equal("~1,5", (-1.5).ToString(CultureInfo.CurrentCulture));
        Assert.Equal(first, Text(line));
    }

    [Fact]
    public void Shares_an_x_axis_by_its_widest_range()
    {
        Panel[] panels = [.. ((double[])[1, 10]).Select(end => new Panel(
            new Axis("time", "s"), new Axis("y"), [new LineSeries("line", Pen, [0, end], [0, 1])]))];

        Svg own = new(new Chart("own", panels).ToSvg());
        Svg shared = new(new Chart("shared", panels, SharesX: true).ToSvg());

        Assert.Equal(2, own.Texts.Count(text => text == "time (s)"));
        _ = Assert.Single(shared.Texts, text => text == "time (s)");
        Assert.Equal(Ends(own)[0], Ends(own)[1], 0.02);
        Assert.True(Ends(shared)[0] < Ends(shared)[1] / 4);
        Assert.True(shared.Height < own.Height);
    }

    [Fact]
    public void Draws_a_logarithmic_axis_from_logarithms_and_ticks_that_say_of_what()
    {
        Axis axis = new("candidates", Ticks: new TickScale([0, 1, 2], ["1", "10", "100"]));
        Panel panel = new(axis, new Axis("y"), [new LineSeries("line", Pen, [0, 2], [0, 1])]);
        Svg svg = new(new Chart("chart", [panel]).ToSvg());

        double[] x = [.. svg.Elements("text").Where(text => text.Value is "1" or "10" or "100").Select(text => Number(text, "x"))];
        Assert.Equal(3, x.Length);
        Assert.Equal(x[1] - x[0], x[2] - x[1], 0.02);
        Assert.True(x[1] > x[0]);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 0)]
    public void Refuses_a_chart_without_panels_or_columns(int panels, int columns)
    {
        IEnumerable<Panel> all = Enumerable.Repeat(new Panel(new Axis("x"), new Axis("y"), []), panels);
        _ = Assert.Throws<ArgumentException>(() => new Chart("none", [.. all], Columns: columns).ToSvg());
    }

    private static double[] Ends(Svg svg) => [.. svg.Lines(Palette.Blue).Select(line => line[^1].X)];

    private static double Number(XElement element, string name) =>
        double.Parse(element.Attribute(name)!.Value, CultureInfo.InvariantCulture);

    private static Svg Draw(params Series[] series) => new(Text(series));

    private static string Text(params Series[] series) =>
        new Chart("chart", [new Panel(new Axis("x"), new Axis("y"), series)]).ToSvg();
}
