using System;
using System.Linq;
using MbRlRobot.Fitting;
using MbRlRobot.Ports;
using MbRlRobot.Transitions;
using Xunit;

namespace MbRlRobot.Trainer.Tests.Fitting;

public sealed class RowFilterTests
{
    private const int Rows = 600;

    [Theory]
    [InlineData(0, "x", false)]
    [InlineData(1, "theta", false)]
    [InlineData(2, "xDot", false)]
    [InlineData(4, "force", false)]
    [InlineData(5, "x'", false)]
    [InlineData(7, "xDot'", false)]
    [InlineData(5, "x'", true)]
    public void One_outlier_of_a_million_deviations_does_no_harm_and_is_named(int place, string column, bool isHeldOut)
    {
        FitRequest request = LinearSystem.Request(Rows);
        FitResult clean = FitTesting.Fit(request);
        int number = Enumerable.Range(Rows, 100).First(row => Membership.IsHoldout(LinearSystem.Row(row).Id.StableKey, 0.1) == isHeldOut);
        request.Data.Append(Broken(number, place, 1e6f));
        FitResult result = FitTesting.Fit(request);
        Assert.Equal([new DroppedColumn(column, 0, 1)], result.Dropped);
        Assert.Equal(1, result.DroppedRows);
        Assert.All(clean.HoldoutNll.Zip(result.HoldoutNll), pair => Assert.InRange(pair.Second - pair.First, -0.2, 0.2));
    }

    [Fact]
    public void Rows_with_numbers_that_are_not_finite_are_counted_by_column()
    {
        FitRequest request = LinearSystem.Request(Rows);
        float[] clean = FitTesting.Numbers(FitTesting.Fit(request).Checkpoint);
        request.Data.Append(Broken(Rows, 1, float.NaN));
        request.Data.Append(Broken(Rows + 1, 1, float.NegativeInfinity));
        request.Data.Append(Broken(Rows + 2, 4, float.NaN));
        request.Data.Append(Broken(Rows + 3, 8, float.NaN));
        FitResult result = FitTesting.Fit(request);
        Assert.Equal(4, result.DroppedRows);
        Assert.Equal(
            [new DroppedColumn("theta", 2, 0), new DroppedColumn("force", 1, 0), new DroppedColumn("lastForce'", 1, 0)],
            result.Dropped);
        Assert.Equal(clean, FitTesting.Numbers(result.Checkpoint));
    }

    [Fact]
    public void A_difference_that_overflows_is_left_out()
    {
        FitRequest request = LinearSystem.Request(Rows);
        request.Data.Append(LinearSystem.Transition(Rows, [-3e38f, 0, 0, 0], 0, [3e38f, 0, 0, 0]));
        FitResult result = FitTesting.Fit(request);
        Assert.Equal([new DroppedColumn("change of x", 1, 0)], result.Dropped);
    }

    [Fact]
    public void A_rare_event_inside_the_limits_is_data_however_quiet_the_rest()
    {
        FitRequest request = Quiet(row => row % 250 == 0 ? 0.9f : 0.001f * MathF.Sin(row));
        FitResult result = FitTesting.Fit(request);
        Assert.Equal(0, result.DroppedRows);
    }

    [Fact]
    public void Heavy_tails_are_data()
    {
        FitRequest request = Quiet(row => 0.02f * MathF.Tan(1.57f * MathF.Sin(row * 12.9898f)));
        Assert.Equal(0, FitTesting.Fit(request).DroppedRows);
    }

    [Fact]
    public void A_column_that_never_changes_keeps_its_units_and_the_fit_stays_finite()
    {
        FitRequest request = Quiet(_ => 0.125f);
        FitResult result = FitTesting.Fit(request);
        Assert.Equal(1, result.Checkpoint.Normalizer.InputScale[1]);
        Assert.Equal(0.125f, result.Checkpoint.Normalizer.InputMean[1]);
        Assert.Equal((0, 1), (result.Checkpoint.Normalizer.TargetMean[1], result.Checkpoint.Normalizer.TargetScale[1]));
        Assert.All(FitTesting.Numbers(result.Checkpoint), number => Assert.True(float.IsFinite(number)));
        Assert.All(result.HoldoutNll, nll => Assert.True(double.IsFinite(nll)));
    }

    [Fact]
    public void A_column_that_varies_by_rounding_only_counts_as_constant()
    {
        FitRequest request = Quiet(row => row % 2 == 0 ? 0.9f : MathF.BitIncrement(0.9f));
        Assert.Equal(1, FitTesting.Fit(request).Checkpoint.Normalizer.InputScale[1]);
    }

    [Fact]
    public void Fewer_than_two_values_bound_nothing() => Assert.False(ColumnBound.Of([5.0], 1).Excludes(1e30));

    /// <summary>The linear system, with y and its next value made by a rule.</summary>
    private static FitRequest Quiet(Func<int, float> y)
    {
        FitRequest request = LinearSystem.Request(0);
        return request with
        {
            Data = LinearSystem.Table(request.Robot, 2000, row =>
            {
                Transition good = LinearSystem.Row(row);
                float[] state = good.State.ToArray();
                float[] next = good.NextState.ToArray();
                (state[1], next[1]) = (y(row), y(row + 1));
                return LinearSystem.Transition(row, state, good.Action.Span[0], next);
            }),
        };
    }

    /// <summary>A row with one wrong number: states, the action (4), next states (from 5).</summary>
    private static Transition Broken(int row, int place, float value)
    {
        Transition good = LinearSystem.Row(row);
        float[] state = good.State.ToArray();
        float[] next = good.NextState.ToArray();
        float[] numbers = [.. state, good.Action.Span[0], .. next];
        numbers[place] = value;
        return LinearSystem.Transition(row, numbers[..4], numbers[4], numbers[5..]);
    }
}
