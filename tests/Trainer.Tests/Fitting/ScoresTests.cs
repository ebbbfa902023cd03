using System;
using System.Linq;
using MbRlRobot.Dynamics;
using MbRlRobot.Fitting;
using MbRlRobot.Numerics;
using MbRlRobot.Robots;
using MbRlRobot.Transitions;
using Xunit;

namespace MbRlRobot.Trainer.Tests.Fitting;

public sealed class ScoresTests
{
    private const int Members = 2;
    private const int Rows = 150;
    private static readonly float[] Scales = [0.5f, 2, 3];
    private static readonly RobotDescription Robot = LinearSystem.Robot();
    private static readonly DynamicsLayout Layout = DynamicsLayout.Of(Robot);
    private static readonly TransitionTable Table = LinearSystem.Table(Robot, Rows, row => LinearSystem.Row(row));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Are_those_of_the_ensemble_as_one_Gaussian(bool isGaussian)
    {
        Scores scores = Score(Rows, isGaussian);
        double[][] targets = [.. Enumerable.Range(0, Rows).Select(Targets)];
        for (int output = 0; output < 3; output++)
        {
            double residual = Enumerable.Range(0, Members).Average(member => targets.Average(row => Squared(row[output] - Said(member))));
            double variance = (isGaussian ? Math.Exp(-1) : residual) + Squared(0.25);
            double[] errors = [.. targets.Select(row => 0.25 - row[output])];
            double[] nll = [.. errors.Select(error => Density(error, variance) + Math.Log(Scales[output])).Order()];
            Assert.Equal(Scales[output] * Math.Sqrt(errors.Average(Squared)), scores.Rmse[output], 1e-5);
            Assert.Equal(nll.Average(), scores.NllMean[output], 1e-4);
            Assert.Equal((nll[(Rows / 2) - 1] + nll[Rows / 2]) / 2, scores.NllMedian[output], 1e-4);
            Assert.Equal(isGaussian ? 0 : 3, scores.ResidualLogVariance.Length);
            Assert.True(isGaussian || Near((float)Math.Log(residual), scores.ResidualLogVariance[output]));
        }
    }

    [Fact]
    public void A_member_is_scored_by_its_own_mean()
    {
        double[][] targets = [.. Enumerable.Range(0, Rows).Select(Targets)];
        float[] expected = [.. Enumerable.Range(0, Members).Select(
            member => (float)Enumerable.Range(0, 3).Average(output => targets.Average(row => Squared(row[output] - Said(member)))))];
        Assert.Equal(expected, Score(64, isGaussian: true).MemberError, Near);
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(64, true)]
    [InlineData(149, true)]
    [InlineData(1, false)]
    [InlineData(64, false)]
    [InlineData(75, false)]
    public void The_size_of_a_block_does_not_change_a_bit(int block, bool isGaussian)
    {
        Scores whole = Score(Rows, isGaussian);
        Scores parts = Score(block, isGaussian);
        Assert.Equal(whole.NllMean, parts.NllMean);
        Assert.Equal(whole.NllMedian, parts.NllMedian);
        Assert.Equal(whole.Rmse, parts.Rmse);
        Assert.Equal(whole.MemberError, parts.MemberError);
        Assert.Equal(whole.ResidualLogVariance, parts.ResidualLogVariance);
    }

    [Fact]
    public void Blocks_go_through_all_rows_and_then_begin_anew()
    {
        Predictions predictions = Predict(64);
        for (int pass = 0; pass < 2; pass++)
        {
            foreach ((int first, int count) in new[] { (0, 64), (64, 64), (128, 22) })
            {
                Assert.True(predictions.Next());
                Assert.Equal((first, count), (predictions.First, predictions.Count));
                Assert.Equal(Targets(first + count - 1)[1], predictions.Target(count - 1, 1), 1e-6);
            }

            Assert.False(predictions.Next());
        }
    }

    private static Scores Score(int block, bool isGaussian) => new(Predict(block), Scales, isGaussian);

    private static Predictions Predict(int block)
    {
        NetworkShape shape = new(Layout.Architecture(Robot.Model));
        AlignedFloats[] members = [.. Enumerable.Range(0, Members).Select(member =>
        {
            AlignedFloats parameters = new(1);
            parameters.First = (float)Said(member);
            return parameters;
        })];
        RowSet rows = new(Table, [.. Enumerable.Range(0, Rows)], Layout);
        return new Predictions(members, new ConstantKernel(), new Workspace(shape, block), shape, rows);
    }

    /// <summary>Means 0 and 0.5: their mean is 0.25 and their standard deviation too.</summary>
    private static double Said(int member) => 0.5 * member;

    private static double[] Targets(int row)
    {
        Transition transition = LinearSystem.Row(row);
        (float[] state, float[] next) = (transition.State.ToArray(), transition.NextState.ToArray());
        return [next[0] - state[0] - (Robot.ControlPeriod * state[2]), next[1] - state[1], next[2] - state[2]];
    }

    private static double Density(double error, double variance) =>
        0.5 * (Math.Log(2 * Math.PI * variance) + (error * error / variance));

    private static double Squared(double value) => value * value;

    private static bool Near(float one, float other) => Math.Abs(one - other) < 1e-4;

    /// <summary>Says a member's one parameter of every state, with variance 1/e.</summary>
    private sealed class ConstantKernel : IMemberKernel
    {
        public double Differentiate(AlignedFloats parameters, Workspace work, int rows) => throw new NotSupportedException();

        public void Move(AlignedFloats parameters, Workspace work, Adam adam) => throw new NotSupportedException();

        public void Predict(AlignedFloats parameters, Workspace work, int rows, Span<float> means, Span<float> logVariances)
        {
            means[..(rows * 3)].Fill(parameters.First);
            logVariances[..(rows * 3)].Fill(-1);
        }
    }
}
