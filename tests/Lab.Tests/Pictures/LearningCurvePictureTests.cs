using System.Collections.Generic;
using System.Linq;
using MbRlRobot.Lab.Pictures;
using MbRlRobot.Lab.Pictures.Charts;
using Xunit;

namespace MbRlRobot.Lab.Tests.Pictures;

public sealed class LearningCurvePictureTests
{
    [Fact]
    public void Marks_exploring_episodes_and_names_oracle_and_target()
    {
        Svg svg = Draw(oracle: 194.23, target: 180, [5, 7, 60, 120]);

        Assert.Equal(2, svg.Dots(Palette.Orange).Count);
        Assert.Equal(2, svg.Dots(Palette.Blue).Count);
        string[] names = ["best so far", "planned episode", "exploring episode", "oracle 194.2", "target 180"];
        Assert.All(names, name => Assert.Contains(name, svg.Texts));
        Assert.Superset(new HashSet<string>(["episode", "return", "1", "2", "3", "4"]), svg.Texts.ToHashSet());
    }

    [Fact]
    public void Holds_the_best_return_so_far()
    {
        Svg svg = Draw(null, null, [5, double.NaN, 3, 9, 8]);
        (double X, double Y)[] best = Assert.Single(svg.Lines(Palette.Green));
        (double X, double Y)[][] returns = [.. svg.Lines(Palette.Blue)];

        Assert.Equal(2, returns.Length);
        double five = returns[0][0].Y;
        double nine = returns[1][1].Y;
        Assert.Equal([five, nine], best.Select(point => point.Y).Distinct());
        Assert.Equal(nine, best[^1].Y);
        Assert.Equal(returns[1][1].X, best.First(point => point.Y == nine).X);
    }

    [Fact]
    public void Draws_the_median_of_the_seeds_that_got_so_far()
    {
        Svg svg = Draw(null, null, [0, 10, 20], [0, 20, 40, 60], [0, 90, double.NaN]);
        (double X, double Y)[] median = svg.Lines(Palette.Blue)[^1];
        (double X, double Y)[] second = svg.Lines(Palette.Blue)[1];

        Assert.Equal(4, svg.Lines(Palette.Blue).Count);
        Assert.Equal(second[1].Y, median[1].Y);
        Assert.Equal((svg.Lines(Palette.Blue)[0][2].Y + second[2].Y) / 2, median[2].Y, 0.02);
        Assert.Equal(second[3], median[3]);
        Assert.Superset(new HashSet<string>(["3 runs", "median"]), svg.Texts.ToHashSet());
    }

    [Theory]
    [InlineData(0.0, "oracle 0")]
    [InlineData(-12.3456, "oracle -12.35")]
    [InlineData(0.012345, "oracle 0.0123")]
    [InlineData(1234.56, "oracle 1234.6")]
    [InlineData(1.2344e9, "oracle 1.234e9")]
    [InlineData(-1.5e-9, "oracle -1.5e-9")]
    public void Writes_the_oracles_return_for_people(double oracle, string name) =>
        Assert.Contains(name, Draw(oracle, null, [1, 2]).Texts);

    [Fact]
    public void Draws_runs_without_any_episode()
    {
        Assert.Contains("no data", Draw(null, null, []).Texts);
        Assert.Contains("no data", Draw(null, null, [], []).Texts);
        Assert.Contains("no data", Draw(null, null).Texts);
        Assert.NotEmpty(Draw(null, null, [3]).Dots(Palette.Orange));
    }

    /// <summary>Draws runs whose first two episodes explored.</summary>
    private static Svg Draw(double? oracle, double? target, params double[][] runs)
    {
        LearningCurveRun[] named = [.. runs.Select((returns, seed) => new LearningCurveRun($"seed {seed}", Episodes(returns)))];
        return new Svg(LearningCurvePicture.Draw(new LearningCurve("learning", named, Oracle: oracle, Target: target)));
    }

    private static LearningCurveEpisode[] Episodes(double[] returns) =>
        [.. returns.Select((value, episode) => new LearningCurveEpisode(value, episode < 2))];
}
