using System;
using System.Collections.Generic;
using System.Linq;
using MbRlRobot.Dynamics;
using MbRlRobot.Evaluation;
using MbRlRobot.Fitting;
using MbRlRobot.Ports;
using MbRlRobot.Robots;
using MbRlRobot.Trainer.Tests.Fitting;
using MbRlRobot.Transitions;
using Xunit;

namespace MbRlRobot.Trainer.Tests.Evaluation;

public sealed class OneStepErrorsTests
{
    private static readonly EnsembleModel TwoMembers = LinearEnsemble.Of([[0, 0, 0.03f, 0], [0, 0, -0.03f, 0.08f]], 0.04f, 0.5f);

    [Fact]
    public void Measures_errors_against_what_noise_and_disagreement_explain()
    {
        OneStepErrors errors = OneStepErrors.Of(LinearEnsemble.Robot, TwoMembers, Table([0, 0, 0, 0, 0], [0, 0, 0.25f, 0, 2], force: 2));
        StateErrors xDot = errors.States[2];
        Assert.Equal(("xDot", "m/s"), (xDot.Name, xDot.Unit));
        Assert.Equal(0.05, xDot.Errors.Span[0], 1e-6);
        Assert.Equal(1, xDot.Standardized.Span[0], 1e-4);
        Assert.Equal(0.5 * (Math.Log(2 * Math.PI * 0.0025) + 1), xDot.Nll.Span[0], 1e-4);
        Assert.Equal(-0.04, errors.States[3].Errors.Span[0], 1e-6);
    }

    [Fact]
    public void Takes_the_largest_disagreement_in_units_of_the_changes() => Assert.Equal(
        0.04 / 0.5,
        OneStepErrors.Of(LinearEnsemble.Robot, TwoMembers, Table([0, 0, 0, 0, 0], [0, 0, 0, 0, 0])).Disagreements.Span[0],
        1e-6);

    [Fact]
    public void Takes_the_kinematic_prior_and_the_turn_off()
    {
        float next = 3.13f + (0.04f * 2) - (2 * MathF.PI);
        OneStepErrors errors = OneStepErrors.Of(LinearEnsemble.Robot, TwoMembers, Table([0, 3.13f, 0, 2, 0], [0, next - 0.01f, 0, 2, 0]));
        Assert.Equal(-0.01, errors.States[1].Errors.Span[0], 1e-5);
        Assert.Equal(0.01, errors.States[1].Rmse, 1e-5);
    }

    [Fact]
    public void Keeps_rows_apart_beyond_a_block()
    {
        TransitionTable table = new(RobotSchema.Of(LinearEnsemble.Robot));
        for (int row = 0; row < 600; row++)
        {
            table.Append(LinearEnsemble.Row((ulong)row, 0, row, [0, 0, 0, 0, 0], [row / 1000f, 0, 0, 0, 0]));
        }

        OneStepErrors errors = OneStepErrors.Of(LinearEnsemble.Robot, TwoMembers, table, [.. Enumerable.Range(0, 300).Select(index => 2 * index)]);
        Assert.Equal(300, errors.Rows);
        Assert.All(Enumerable.Range(0, 300), index => Assert.Equal(2 * index / 1000.0, errors.States[0].Errors.Span[index], 1e-6));
    }

    [Fact]
    public void Knows_mean_and_median()
    {
        StateErrors errors = new("x", "m", new double[] { 3, -4 }, default, new double[] { 1, 2, 6, 99 });
        Assert.Equal((Math.Sqrt(12.5), 27, 4), (errors.Rmse, errors.NllMean, errors.NllMedian));
    }

    [Fact]
    public void Refuses_no_rows() => Assert.Throws<ArgumentException>(
        () => OneStepErrors.Of(LinearEnsemble.Robot, TwoMembers, new TransitionTable(RobotSchema.Of(LinearEnsemble.Robot))));

    [Fact]
    public void Puts_the_threshold_where_one_row_in_a_thousand_lies_above()
    {
        double[] disagreements = [.. Enumerable.Range(1, 2000).Select(rank => rank / 1000.0).Reverse()];
        Assert.Equal(1.998, DisagreementThreshold.Quantile(disagreements));
        Assert.Equal(2, DisagreementThreshold.Quantile(disagreements.AsSpan(0, 500)));
        Assert.Equal(DisagreementThreshold.Smallest, DisagreementThreshold.Quantile([0, 0]));
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Makes_no_threshold_of_what_is_no_number(double value) =>
        Assert.Throws<ArgumentException>(() => DisagreementThreshold.Quantile([0.5, value, 0.1]));

    [Fact]
    public void Gives_a_single_member_the_threshold_0() => Assert.Equal(
        0, DisagreementThreshold.Of(LinearEnsemble.Robot, LinearEnsemble.Of([[0, 0, 0, 0]]), Table([0, 0, 0, 0, 0], [0, 0, 0, 0, 0])));

    [Fact]
    public void Measures_the_threshold_on_rows_held_out_alone()
    {
        TransitionTable table = new(RobotSchema.Of(LinearEnsemble.Robot));
        List<double> gaps = [];
        for (ulong row = 0; row < 200; row++)
        {
            Transition transition = LinearEnsemble.Row(row, 0, (int)row, [0, 0, 0, 0, 0], [0, 0, 0, 0, 0], row / 1000f);
            table.Append(transition);
            gaps.Add(Membership.IsHoldout(transition.Id.StableKey, LinearEnsemble.Robot.Training.Holdout) ? row : 0);
        }

        EnsembleModel model = LinearEnsemble.WithGains([0, 2], 0.5f);
        Assert.Equal(gaps.Max() / 1000 / 0.5, DisagreementThreshold.Of(LinearEnsemble.Robot, model, table), 1e-6);
    }

    [Fact]
    public void Agrees_with_what_a_fit_reports_of_its_holdout()
    {
        FitRequest request = LinearSystem.Request(600);
        FitResult fit = FitTesting.Fit(request);
        EnsembleModel model = new(request.Robot.Type, RobotSchema.Hash(request.Robot), 1, fit.Checkpoint, []);
        int[] holdout = [.. Enumerable.Range(0, 600)
            .Where(row => Membership.IsHoldout(request.Data.Key(row), request.Robot.Training.Holdout))];
        OneStepErrors errors = OneStepErrors.Of(request.Robot, model, request.Data, holdout);
        Assert.Equal(fit.HoldoutRows, errors.Rows);
        Assert.All(errors.States.Zip(fit.HoldoutRmse), pair => Assert.Equal(pair.Second, pair.First.Rmse, 1e-4 * pair.Second));
        Assert.All(errors.States.Zip(fit.HoldoutNll), pair => Assert.Equal(pair.Second, pair.First.NllMean, 1e-3));
        Assert.All(errors.States.Zip(fit.HoldoutNllMedian), pair => Assert.Equal(pair.Second, pair.First.NllMedian, 1e-3));
    }

    [Fact]
    public void Medians_and_threshold_alone_are_the_bits_of_all_errors()
    {
        FitRequest request = LinearSystem.Request(600);
        EnsembleModel model = new(
            request.Robot.Type, RobotSchema.Hash(request.Robot), 1, FitTesting.Fit(request.Steps(5)).Checkpoint, []);
        int[] holdout = [.. Enumerable.Range(0, 600)
            .Where(row => Membership.IsHoldout(request.Data.Key(row), request.Robot.Training.Holdout))];
        OneStepErrors errors = OneStepErrors.Of(request.Robot, model, request.Data, holdout);
        Assert.Equal(
            errors.States.Select(state => (state.Name, state.NllMedian)),
            OneStepMedians.Of(request.Robot, model, request.Data, holdout));
        Assert.Equal(
            DisagreementThreshold.Quantile(errors.Disagreements.Span), DisagreementThreshold.Of(request.Robot, model, request.Data));
    }

    [Fact]
    public void Medians_of_no_rows_are_refused() => Assert.Throws<ArgumentException>(
        () => OneStepMedians.Of(LinearEnsemble.Robot, TwoMembers, Table([0, 0, 0, 0, 0], [0, 0, 0, 0, 0]), []));

    private static TransitionTable Table(float[] state, float[] next, float force = 0)
    {
        TransitionTable table = new(RobotSchema.Of(LinearEnsemble.Robot));
        table.Append(LinearEnsemble.Row(0, 0, 0, state, next, force));
        return table;
    }
}
