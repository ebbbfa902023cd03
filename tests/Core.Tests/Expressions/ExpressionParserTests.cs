using System;
using MbRlRobot.Expressions;
using Xunit;

namespace MbRlRobot.Tests.Expressions;

public sealed class ExpressionParserTests
{
    [Theory]
    [InlineData("1 + 2 * 3", "(Add 1 (Multiply 2 3))")]
    [InlineData("(1 + 2) * 3", "(Multiply (Add 1 2) 3)")]
    [InlineData("1 - 2 - 3", "(Subtract (Subtract 1 2) 3)")]
    [InlineData("1 - (2 - 3)", "(Subtract 1 (Subtract 2 3))")]
    [InlineData("8 / 4 / 2 * 3", "(Multiply (Divide (Divide 8 4) 2) 3)")]
    [InlineData("2 ^ 3 ^ 4", "(Power 2 (Power 3 4))")]
    [InlineData("(2 ^ 3) ^ 4", "(Power (Power 2 3) 4)")]
    [InlineData("-x^2", "(neg (Power s0 2))")]
    [InlineData("(-x)^2", "(Power (neg s0) 2)")]
    [InlineData("2^-1", "(Power 2 (neg 1))")]
    [InlineData("2^-x^2", "(Power 2 (neg (Power s0 2)))")]
    [InlineData("2 * -x", "(Multiply 2 (neg s0))")]
    [InlineData("-x * 2", "(Multiply (neg s0) 2)")]
    [InlineData("x - -1", "(Subtract s0 (neg 1))")]
    [InlineData("--x", "(neg (neg s0))")]
    [InlineData("x + 1 < v * 2", "(Less (Add s0 1) (Multiply s1 2))")]
    [InlineData("not x < 1", "(not (Less s0 1))")]
    [InlineData("not not far", "(not (not l1))")]
    [InlineData("not far and far", "(And (not l1) l1)")]
    [InlineData("far and not far", "(And l1 (not l1))")]
    [InlineData("far or far and x < 1", "(Or l1 (And l1 (Less s0 1)))")]
    [InlineData("(far or far) and far", "(And (Or l1 l1) l1)")]
    [InlineData("far or far or far", "(Or (Or l1 l1) l1)")]
    public void Binds_operators_from_loose_to_tight(string text, string tree) =>
        Assert.Equal(tree, PrefixForm.Of(TestScopes.Parse(text)));

    [Theory]
    [InlineData("<", BinaryOperator.Less)]
    [InlineData("<=", BinaryOperator.LessOrEqual)]
    [InlineData(">", BinaryOperator.Greater)]
    [InlineData(">=", BinaryOperator.GreaterOrEqual)]
    [InlineData("==", BinaryOperator.Equal)]
    [InlineData("!=", BinaryOperator.NotEqual)]
    public void Compares_two_numbers_to_a_boolean(string symbol, BinaryOperator expected)
    {
        var comparison = Assert.IsType<BinaryExpression>(TestScopes.Parse($"x{symbol}1"));
        Assert.Equal(expected, comparison.Operator);
        Assert.Equal(ExpressionType.Boolean, comparison.Type);
    }

    [Theory]
    [InlineData("x", "s0")]
    [InlineData("omega'", "s3'")]
    [InlineData("omega '", "s3'")]
    [InlineData("brake", "a1")]
    [InlineData("prev(brake)", "pa1")]
    [InlineData("goalX", "g0")]
    [InlineData("reach", "l2")]
    [InlineData("time", "time")]
    [InlineData("pi", "3.141592653589793")]
    [InlineData("true", "true")]
    [InlineData("false", "false")]
    public void Binds_a_name_to_its_index(string text, string leaf) =>
        Assert.Equal(leaf, PrefixForm.Of(TestScopes.Parse(text)));

    [Theory]
    [InlineData("sin(x)", "(Sin s0)")]
    [InlineData("cos(x)", "(Cos s0)")]
    [InlineData("tan(x)", "(Tan s0)")]
    [InlineData("tanh(x)", "(Tanh s0)")]
    [InlineData("exp(x)", "(Exp s0)")]
    [InlineData("log(x)", "(Log s0)")]
    [InlineData("sqrt(x)", "(Sqrt s0)")]
    [InlineData("abs(x)", "(Abs s0)")]
    [InlineData("sign(x)", "(Sign s0)")]
    [InlineData("wrap(x)", "(Wrap s0)")]
    [InlineData("atan2(x, v)", "(Atan2 s0 s1)")]
    [InlineData("min(1, x)", "(Min 1 s0)")]
    [InlineData("max(1,2,3,4)", "(Max 1 2 3 4)")]
    [InlineData("clamp(x, -1, 1)", "(Clamp s0 (neg 1) 1)")]
    [InlineData("if(far, 1, x + 1)", "(if l1 1 (Add s0 1))")]
    [InlineData("if(far, true, x > 1)", "(if l1 true (Greater s0 1))")]
    [InlineData(" sin\n(\tx ) ", "(Sin s0)")]
    public void Calls_functions(string text, string tree) =>
        Assert.Equal(tree, PrefixForm.Of(TestScopes.Parse(text)));

    [Theory]
    [InlineData("exp(-((x' - 0.6*sin(theta'))^2 + (-0.6*cos(theta') - 0.6)^2)/0.36) - 0.01*force^2",
        "(Subtract (Exp (Divide (neg (Add (Power (Subtract s0' (Multiply 0.6 (Sin s2'))) 2) " +
        "(Power (Subtract (Multiply (neg 0.6) (Cos s2')) 0.6) 2))) 0.36)) (Multiply 0.01 (Power a0 2)))")]
    [InlineData("-(wrap(theta)^2 + 0.1*omega^2 + 0.001*force^2)",
        "(neg (Add (Add (Power (Wrap s2) 2) (Multiply 0.1 (Power s3 2))) (Multiply 0.001 (Power a0 2))))")]
    public void Reads_the_example_rewards(string text, string tree)
    {
        Expression reward = TestScopes.Parse(text, expected: ExpressionType.Number);
        Assert.Equal(tree, PrefixForm.Of(reward));
        Assert.Equal(reward, TestScopes.Parse(reward.ToString()));
    }

    [Fact]
    public void Spans_cover_parentheses_primes_and_whole_calls()
    {
        var sum = Assert.IsType<BinaryExpression>(TestScopes.Parse(" (x') + min(1, prev(force))"));
        Assert.Equal(new ExpressionSpan(1, 26), sum.Span);
        Assert.Equal(new ExpressionSpan(1, 4), sum.Left.Span);
        Assert.Equal(new ExpressionSpan(8, 19), sum.Right.Span);
        Assert.Equal(new ExpressionSpan(15, 11), sum.Right.Operands[1].Span);
    }

    [Theory]
    [InlineData("1", ExpressionUse.None)]
    [InlineData("x + goalX", ExpressionUse.State | ExpressionUse.Parameter)]
    [InlineData("x' * force", ExpressionUse.NextState | ExpressionUse.Action)]
    [InlineData("force - prev(force)", ExpressionUse.Action | ExpressionUse.PreviousAction)]
    [InlineData("sin(-time)", ExpressionUse.Time)]
    [InlineData("reach", ExpressionUse.NextState)]
    [InlineData("if(not far, reach, 0)", ExpressionUse.State | ExpressionUse.NextState | ExpressionUse.Parameter)]
    public void Knows_what_is_read_also_through_lets(string text, ExpressionUse use) =>
        Assert.Equal(use, TestScopes.Parse(text).Use);

    [Fact]
    public void Null_arguments_are_the_callers_fault()
    {
        Assert.Throws<ArgumentNullException>(() => ExpressionParser.Parse(null!, TestScopes.CartPole));
        Assert.Throws<ArgumentNullException>(() => ExpressionParser.Parse("1", null!));
    }
}
