using System;
using System.Linq;
using System.Threading;
using MbRlRobot.Dynamics;
using MbRlRobot.Fitting;
using MbRlRobot.Ports;
using Xunit;

namespace MbRlRobot.Trainer.Tests.Fitting;

public sealed class PreparedFitTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Without_steps_between_start_and_finish_it_is_the_built_in_fit_without_steps(bool warm)
    {
        FitRequest request = LinearSystem.Request(400);
        request = request.Steps(0) with { WarmStart = warm ? FitTesting.Fit(request).Checkpoint : null };
        PreparedFit fit = Prepare(request);
        FitResult expected = FitTesting.Fit(request);
        FitResult result = fit.Finish(fit.Start(), 3);
        Assert.Equal(FitTesting.Numbers(expected.Checkpoint), FitTesting.Numbers(result.Checkpoint));
        Assert.Equal(expected.Checkpoint.HoldoutError.ToArray(), result.Checkpoint.HoldoutError.ToArray());
        Assert.Equal(expected.HoldoutNll, result.HoldoutNll);
        Assert.Equal(expected.HoldoutNllMedian, result.HoldoutNllMedian);
        Assert.Equal(expected.HoldoutRmse, result.HoldoutRmse);
        Assert.Equal((expected.Rows, expected.HoldoutRows, 3.0), (result.Rows, result.HoldoutRows, result.Seconds));
    }

    [Fact]
    public void The_table_is_normalised_and_holds_the_rows_fitted_on_alone()
    {
        PreparedFit fit = Prepare(LinearSystem.Request(400));
        (float[] inputs, float[] targets) = fit.Table();
        Assert.Equal((fit.Rows * 5, fit.Rows * 3), (inputs.Length, targets.Length));
        Assert.InRange(fit.Rows, 320, 399);
        for (int column = 0; column < 3; column++)
        {
            float[] values = [.. targets.Where((_, index) => index % 3 == column)];
            Assert.Equal(0, values.Average(), 1e-4);
            Assert.Equal(1, values.Average(value => (double)value * value), 1e-4);
        }
    }

    [Fact]
    public void Batches_begin_anew_with_each_call_and_every_member_has_its_own()
    {
        PreparedFit fit = Prepare(LinearSystem.Request(400));
        Assert.Equal(Draw(fit, 0, 900), Draw(fit, 0, 900));
        Assert.NotEqual(Draw(fit, 0, 50), Draw(fit, 1, 50));
        Assert.All(Draw(fit, 2, 900), row => Assert.InRange(row, 0, fit.Rows - 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => fit.Batches(3));
    }

    [Fact]
    public void A_batch_holds_the_rows_drawn_also_where_it_goes_on_into_the_next_pass()
    {
        const int batch = 150;
        PreparedFit fit = Prepare(LinearSystem.Request(400));
        (float[] inputs, float[] targets) = fit.Table();
        long[] drawn = Draw(fit, 1, 8 * batch);
        BatchSampler sampler = fit.Batches(1);
        Workspace work = new(fit.Shape, batch);
        for (int place = 0; place < drawn.Length; place++)
        {
            if (place % batch == 0)
            {
                sampler.Fill(fit.Data.Kept, work, batch);
            }

            int row = (int)drawn[place];
            Assert.Equal(inputs.AsSpan(row * 5, 5), work.InputRow(place % batch)[..5]);
            Assert.Equal(targets.AsSpan(row * 3, 3), work.TargetRow(place % batch)[..3]);
        }
    }

    [Fact]
    public void Refuses_weights_that_are_not_finite()
    {
        PreparedFit fit = Prepare(LinearSystem.Request(400));
        EnsembleCheckpoint bad = fit.Start();
        bad.Layers[^1].Weights[^1] = float.NaN;
        InvalidOperationException refusal = Assert.Throws<InvalidOperationException>(() => fit.Finish(bad, 0));
        Assert.Contains("member 2", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("training.learningRate, 0.003", refusal.Message, StringComparison.Ordinal);
    }

    private static PreparedFit Prepare(FitRequest request) => PreparedFit.Of(request, CancellationToken.None);

    private static long[] Draw(PreparedFit fit, int member, int count)
    {
        long[] rows = new long[count];
        fit.Batches(member).Draw(rows);
        return rows;
    }
}
