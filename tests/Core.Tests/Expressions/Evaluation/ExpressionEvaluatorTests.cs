using System;
using System.Collections.Generic;
using System.Linq;
using MbRlRobot.Expressions;
using MbRlRobot.Expressions.Evaluation;
using MbRlRobot.Numerics;
using MbRlRobot.TestKit;
using Xunit;

namespace MbRlRobot.Tests.Expressions.Evaluation;

public sealed class ExpressionEvaluatorTests
{
    private static readonly double[] State = [1, 2, 3, 4];

    [Fact]
    public void What_is_not_read_may_stay_empty()
    {
        ExpressionEvaluator evaluator = new(TestScopes.CartPole.Lets);
        ExpressionValues state = new() { State = State, Time = 5 };
        Assert.Equal(10 + 5, evaluator.Number(TestScopes.Parse("x + v + theta + omega + time"), state));
        Assert.Throws<IndexOutOfRangeException>(
            () => evaluator.Number(TestScopes.Parse("reach"), new ExpressionValues { State = State }));
    }

    [Fact]
    public void Lets_are_evaluated_anew_for_new_values()
    {
        ExpressionEvaluator evaluator = new(TestScopes.CartPole.Lets);
        Expression far = TestScopes.Parse("far and far");
        Assert.True(evaluator.Condition(far, new ExpressionValues { State = State, Parameters = [3.5] }));
        Assert.False(evaluator.Condition(far, new ExpressionValues { State = State, Parameters = [1.5] }));
    }

    [Fact]
    public void A_long_chain_of_lets_that_double_neither_nests_nor_multiplies()
    {
        List<Expression> lets = [new StateExpression(0, "x", IsNext: false)];
        while (lets.Count < 900)
        {
            LetExpression last = new(lets.Count - 1, $"l{lets.Count - 1}", ExpressionType.Number, ExpressionUse.State);
            lets.Add(new BinaryExpression(BinaryOperator.Add, last, last));
        }

        LetExpression end = new(899, "l899", ExpressionType.Number, ExpressionUse.State);
        Assert.Equal(Math.Pow(2, 899), new ExpressionEvaluator(lets).Number(end, new ExpressionValues { State = State }));
        ExpressionProgram program = ExpressionProgram.Compile(new ExpressionInputs(1, 0, 0), lets, [end]);
        Assert.Equal(899, program.InstructionCount);
        Assert.Equal(4, program.RowCount);
    }

    [Fact]
    public void Evaluating_allocates_nothing()
    {
        ExpressionEvaluator evaluator = new(TestScopes.CartPole.Lets);
        Expression reward = TestScopes.Parse("exp(-(tip^2 + reach^2)) - clamp(force, -1, 1) + min(x, v, theta)");
        ExpressionValues values = new() { State = State, NextState = State, Action = [1, 2] };
        double before = evaluator.Number(reward, values);
        using (AllocationGuard.Expect(0))
        {
            Assert.True(evaluator.Number(reward, values).Equals(before));
        }
    }

    [Fact]
    public void Refuses_the_wrong_type_and_lets_out_of_order()
    {
        ExpressionEvaluator evaluator = new(TestScopes.CartPole.Lets);
        Assert.Throws<ArgumentException>(() => evaluator.Number(TestScopes.Parse("far"), default));
        Assert.Throws<ArgumentException>(() => evaluator.Condition(TestScopes.Parse("tip"), default));
        Assert.Throws<ArgumentException>(() => new ExpressionEvaluator([TestScopes.Parse("reach")]));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(3, 3)]
    [InlineData(-Math.PI, -Math.PI)]
    [InlineData(Math.PI, -Math.PI)]
    [InlineData(3 * Math.PI, -Math.PI)]
    [InlineData(4, 4 - Math.Tau)]
    [InlineData(-4, Math.Tau - 4)]
    [InlineData(1e5, 1e5 - (15915 * Math.Tau))]
    [InlineData(double.NaN, double.NaN)]
    [InlineData(double.NegativeInfinity, double.NaN)]
    public void Wraps_angles_of_double_precision(double angle, double expected) =>
        Assert.Equal(expected, Angles.Wrap(angle), 1e-10);

    [Fact]
    public void Wrapped_angles_are_inside()
    {
        double[] near = [.. Enumerable.Range(-50, 101).SelectMany(turns => (double[])
            [turns * Math.PI, Math.BitIncrement(turns * Math.PI), Math.BitDecrement(turns * Math.PI)])];
        Assert.All(near, angle => Assert.True(Angles.Wrap(angle) is >= -Math.PI and < Math.PI, $"{angle:R}"));
    }
}
