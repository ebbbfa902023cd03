using System;
using System.Linq;
using MbRlRobot.Dynamics;
using MbRlRobot.Installation;
using MbRlRobot.Models;
using MbRlRobot.TestKit.Doubles;
using MbRlRobot.Transitions;
using Xunit;

namespace MbRlRobot.Controller.Tests.Installation;

public sealed class ShadowTestTests
{
    [Theory]
    [InlineData(0f)]
    [InlineData(1f)]
    public void The_same_model_is_no_worse_whether_the_champion_is_perfect_or_not(float noise) =>
        Assert.Equal(ShadowVerdict.NoWorse, Judge(ShadowRows.Like(), noise).Verdict);

    [Fact]
    public void Another_model_is_worse_and_the_reason_names_the_state()
    {
        ShadowResult result = Judge(RandomEnsemble.Of(ShadowRows.Robot, seed: 6));
        Assert.Equal((ShadowVerdict.Worse, ModelRefusal.Shadow), (result.Verdict, result.ToModelVerdict().Refusal));
        Assert.StartsWith("x: error", result.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    public void Being_worse_at_one_state_is_enough(int learned)
    {
        ShadowResult result = Judge(ShadowRows.Like(normalizer => normalizer with
        {
            TargetMean = [.. normalizer.TargetMean.Select((mean, index) => index == learned ? mean + normalizer.TargetScale[index] : mean)],
        }));
        Assert.Equal(ShadowVerdict.Worse, result.Verdict);
        Assert.StartsWith(ShadowRows.Robot.State[learned].Name, result.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-4f)]
    [InlineData(4f)]
    public void The_same_means_with_a_variance_that_is_off_are_worse(float variance)
    {
        ShadowResult result = Judge(ShadowRows.Like(variance: variance), noise: 20);
        Assert.Equal(ShadowVerdict.NoWorse, Judge(ShadowRows.Like(), noise: 20).Verdict);
        Assert.Equal(variance < 0 ? ShadowVerdict.Worse : ShadowVerdict.NoWorse, result.Verdict);
    }

    [Fact]
    public void Glitches_of_a_sensor_do_not_decide()
    {
        ShadowTest test = ShadowRows.Test(ShadowRows.Like());
        foreach ((Transition row, int index) in ShadowRows.Rows(200).Select((row, index) => (row, index)))
        {
            test.Add(index % 25 == 0 ? row with { NextState = row.State } : row);
        }

        Assert.Equal(ShadowVerdict.NoWorse, test.Judge().Verdict);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(49)]
    public void A_few_rows_decide_nothing_even_where_few_are_asked_for(int rows)
    {
        ShadowTest test = ShadowRows.Test(RandomEnsemble.Of(ShadowRows.Robot, seed: 6), new ShadowSettings(Rows: 1));
        ShadowRows.Rows(rows).ToList().ForEach(test.Add);
        Assert.Equal((ShadowVerdict.Undecided, rows, false), (test.Judge().Verdict, test.Rows, test.IsComplete));
        Assert.True(test.Judge().ToModelVerdict().IsPassed);
    }

    [Fact]
    public void Rows_that_a_fit_leaves_out_do_not_count()
    {
        ShadowTest test = ShadowRows.Test(ShadowRows.Like());
        Transition row = ShadowRows.Row(0, 1);
        test.Add(row with { Flags = TransitionFlags.Estop });
        test.Add(row with { Flags = TransitionFlags.Overrun });
        test.Add(row with { DtSeconds = 2 * row.DtSeconds });
        test.Add(row with { NextState = row.State.ToArray().Select(_ => float.NaN).ToArray() });
        Assert.Equal(0, test.Rows);
        test.Add(row with { Flags = TransitionFlags.Saturated });
        Assert.Equal(1, test.Rows);
        Assert.Throws<ArgumentException>(() => test.Add(row with { State = new float[1] }));
    }

    [Fact]
    public void A_prediction_that_is_not_finite_is_worse()
    {
        EnsembleModel wild = ShadowRows.Like(normalizer => normalizer with
        {
            TargetScale = [.. normalizer.TargetScale.Select(_ => float.PositiveInfinity)],
        });
        ShadowResult result = Judge(wild);
        Assert.Equal((ShadowVerdict.Worse, "x: a prediction is not finite"), (result.Verdict, result.Reason));
    }

    private static ShadowResult Judge(EnsembleModel candidate, float noise = 1)
    {
        ShadowTest test = ShadowRows.Test(candidate);
        ShadowRows.Rows(210, noise).ToList().ForEach(test.Add);
        Assert.Equal(200, test.Rows);
        return test.Judge();
    }
}
