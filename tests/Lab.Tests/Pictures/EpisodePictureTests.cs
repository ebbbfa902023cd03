using System;
using System.Collections.Generic;
using System.Linq;
using MbRlRobot.Lab.Pictures;
using MbRlRobot.Lab.Pictures.Charts;
using Xunit;

namespace MbRlRobot.Lab.Tests.Pictures;

public sealed class EpisodePictureTests
{
    private const int Steps = 20;

    [Fact]
    public void Has_a_panel_per_state_and_action_and_one_for_the_reward()
    {
        Svg svg = new(EpisodePicture.Draw(Sample()));

        string[] captions = ["x (m)", "theta (rad)", "force (N)", "reward per step", "time (s)"];
        Assert.All(captions, caption => Assert.Single(svg.Texts, text => text == caption));
        string[] names = ["what happened", "predicted mean", "predicted ± 2 std", "known to the model", "limit"];
        Assert.All(names, name => Assert.Single(svg.Texts, text => text == name));
        Assert.Equal(4, svg.Elements("svg").Count() - 1);
    }

    [Fact]
    public void Draws_each_prediction_from_the_state_it_started_at()
    {
        Svg svg = new(EpisodePicture.Draw(Sample()));
        (double X, double Y)[] happened = svg.Lines(Palette.Blue)[0];
        (double X, double Y)[][] predicted = [.. svg.Lines(Palette.Vermillion).Take(2)];

        Assert.Equal(happened[0], predicted[0][0]);
        Assert.Equal(happened[5].X, predicted[0][^1].X);
        Assert.Equal(happened[16], predicted[1][0]);
        Assert.Equal(happened[^1].X, predicted[1][^1].X);
        Assert.All(svg.Areas(Palette.Vermillion), area => Assert.EndsWith("Z", area, StringComparison.Ordinal));
    }

    [Fact]
    public void Unwinds_an_angle_and_what_was_predicted_for_it()
    {
        double[] turned = [.. Enumerable.Range(0, Steps).Select(step => 0.5 * step)];
        EpisodeLog plain = Sample(step => [step, turned[step]], isAngle: false) with { Predictions = [Ahead(turned)] };
        double[] wrapped = [.. turned.Select(angle => Math.IEEERemainder(angle, 2 * Math.PI))];
        EpisodeLog angles = Sample(step => [step, wrapped[step]], isAngle: true) with { Predictions = [Ahead(wrapped)] };

        Assert.Equal(EpisodePicture.Draw(plain), EpisodePicture.Draw(angles));
    }

    [Fact]
    public void Shows_what_happened_though_a_prediction_went_astray()
    {
        EpisodeLog episode = Sample();
        double[][] mean = [[1e9, -1e12], [double.NaN, double.PositiveInfinity]];
        Svg svg = new(EpisodePicture.Draw(episode with { Predictions = [new EpisodePrediction(0, mean, mean)] }));

        double[] heights = [.. svg.Lines(Palette.Blue)[0].Select(point => point.Y)];
        Assert.True(heights.Max() - heights.Min() > 40);
        Assert.All(svg.Numbers, number => Assert.True(double.IsFinite(number)));
    }

    [Theory]
    [InlineData(-1, 30, true)]
    [InlineData(-1000, 1000, false)]
    public void Shows_limits_that_are_near(double minimum, double maximum, bool near)
    {
        EpisodeLog episode = Sample();
        var limits = new AxisRange(minimum, maximum);
        EpisodeChannel[] states = [episode.States[0] with { Limits = limits }, episode.States[1]];
        Svg svg = new(EpisodePicture.Draw(episode with { States = states }));

        double[] heights = [.. svg.Lines(Palette.Blue)[0].Select(point => point.Y)];
        Assert.True(heights.Max() - heights.Min() > 40);
        (double X, double Y)[][] lines = [.. svg.Lines(Palette.Grey).Take(2)];
        Assert.Equal(near, lines.All(line => line[0].Y > heights.Min() - 100 && line[0].Y < heights.Max() + 100));
    }

    [Fact]
    public void Draws_an_episode_of_no_steps_and_one_of_one()
    {
        EpisodeLog episode = Sample() with { Predictions = [] };
        EpisodeLog none = episode with { Times = [], StateRows = [], ActionRows = [], Rewards = [] };
        EpisodeLog one = episode with { Times = [0], StateRows = [[1, 2]], ActionRows = [[3]], Rewards = [4] };

        Assert.Equal(3, new Svg(EpisodePicture.Draw(none)).Texts.Count(text => text == "no data"));
        Assert.DoesNotContain("no data", new Svg(EpisodePicture.Draw(one)).Texts);
    }

    [Fact]
    public void Is_the_same_under_every_culture()
    {
        string first = EpisodePicture.Draw(Sample());
        using var culture = new CommaCulture();

        Assert.Equal(first, EpisodePicture.Draw(Sample()));
    }

    public static TheoryData<string, Func<EpisodeLog, EpisodeLog>> Misfits => new()
    {
        { "Rewards has 1 entries, not 20.", episode => episode with { Rewards = [1] } },
        { "StateRows has 0 entries, not 20.", episode => episode with { StateRows = [] } },
        { "ActionRows[0] has 2 entries, not 1.", episode => episode with { ActionRows = Rows(_ => [1, 2]) } },
        { "Predictions[0].StartStep is 20, not in [0, 20).", episode => With(episode, new(20, [], [])) },
        { "Predictions[0].StartStep is -1, not in [0, 20).", episode => With(episode, new(-1, [], [])) },
        { "Predictions[0].Std has 0 entries, not 1.", episode => With(episode, new(0, [[1, 2]], [])) },
        { "Predictions[0].Mean[0] has 1 entries, not 2.", episode => With(episode, new(0, [[1]], [[1, 2]])) },
    };

    [Theory]
    [MemberData(nameof(Misfits))]
    public void Refuses_parts_that_do_not_fit(string reason, Func<EpisodeLog, EpisodeLog> change) =>
        Assert.Equal(reason, Assert.Throws<ArgumentException>(() => EpisodePicture.Draw(change(Sample()))).Message);

    private static EpisodeLog With(EpisodeLog episode, EpisodePrediction prediction) =>
        episode with { Predictions = [prediction] };

    private static EpisodePrediction Ahead(double[] angles)
    {
        double[][] mean = [.. angles.Skip(9).Take(6).Select(angle => (double[])[0, angle])];
        return new EpisodePrediction(8, mean, [.. mean.Select(_ => (double[])[0.1, 0.1])]);
    }

    private static EpisodeLog Sample() => Sample(step => [step, 0.1 * step], isAngle: true);

    private static EpisodeLog Sample(Func<int, double[]> state, bool isAngle)
    {
        double[][] mean = [.. Enumerable.Range(0, 5).Select(row => (double[])[row, 0.05 * row])];
        double[][] std = [.. Enumerable.Range(0, 5).Select(row => (double[])[0.5 * row, 0.02 * row])];
        return new EpisodeLog(
            "episode",
            [new EpisodeChannel("x", "m"), new EpisodeChannel("theta", "rad", IsAngle: isAngle)],
            [new EpisodeChannel("force", "N", new AxisRange(-10, 10))],
            [.. Enumerable.Range(0, Steps).Select(step => 0.05 * step)],
            Rows(state),
            Rows(step => [step - 10]),
            [.. Enumerable.Range(0, Steps).Select(step => Math.Cos(step))],
            [new EpisodePrediction(0, mean, std), new EpisodePrediction(16, mean, std)]);
    }

    private static IReadOnlyList<double>[] Rows(Func<int, double[]> row) => [.. Enumerable.Range(0, Steps).Select(row)];
}
