using System;
using System.Linq;
using MbRlRobot.Expressions;
using Xunit;

namespace MbRlRobot.Tests.Expressions;

public sealed class ExpressionTests
{
    private static readonly Expression X = new StateExpression(0, "x", IsNext: false);
    private static readonly Expression Far = new BooleanExpression(true);

    [Fact]
    public void The_hierarchy_is_the_documented_one()
    {
        Type[] kinds = [.. typeof(Expression).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Expression)))];
        Assert.All(kinds, kind => Assert.True(kind.IsSealed && kind.IsPublic, kind.Name));
        Assert.Equal(
            [
                "ActionExpression", "BinaryExpression", "BooleanExpression", "CallExpression", "ConditionalExpression",
                "LetExpression", "NegateExpression", "NotExpression", "NumberExpression", "ParameterExpression",
                "StateExpression", "TimeExpression",
            ],
            kinds.Select(kind => kind.Name).Order(StringComparer.Ordinal));
        Assert.Empty(typeof(Expression).GetConstructors());
    }

    [Theory]
    [InlineData("x + 1", "  (x)+(1.0) ", true)]
    [InlineData("min(x, v, 1)", "min(x,v,1)", true)]
    [InlineData("min(x, v)", "min(v, x)", false)]
    [InlineData("min(x, v)", "min(x, v, v)", false)]
    [InlineData("min(x, v)", "max(x, v)", false)]
    [InlineData("x", "x'", false)]
    [InlineData("x", "v", false)]
    [InlineData("force", "prev(force)", false)]
    [InlineData("x + v", "v + x", false)]
    [InlineData("1", "-1", false)]
    [InlineData("true", "false", false)]
    [InlineData("tip", "reach", false)]
    public void Equal_means_saying_the_same(string left, string right, bool equal)
    {
        (Expression a, Expression b) = (TestScopes.Parse(left), TestScopes.Parse(right));
        Assert.Equal(equal, a == b);
        Assert.Equal(equal, a.GetHashCode() == b.GetHashCode());
    }

    [Fact]
    public void Walks_every_node_once_from_left_to_right() =>
        Assert.Equal(
            ["if(far, -x, max(1, v))", "far", "-x", "x", "max(1, v)", "1", "v"],
            TestScopes.Parse("if(far, -x, max(1, v))").Walk().Select(node => node.ToString()));

    [Fact]
    public void No_tree_is_built_with_wrong_types()
    {
        Assert.Throws<ArgumentException>(() => new NegateExpression(Far));
        Assert.Throws<ArgumentException>(() => new NotExpression(X));
        Assert.Throws<ArgumentException>(() => new BinaryExpression(BinaryOperator.Add, X, Far));
        Assert.Throws<ArgumentException>(() => new BinaryExpression(BinaryOperator.And, X, Far));
        Assert.Throws<ArgumentException>(() => new BinaryExpression(BinaryOperator.Equal, Far, Far));
        Assert.Throws<ArgumentException>(() => new CallExpression(ExpressionFunction.Sin, Far));
        Assert.Throws<ArgumentException>(() => new CallExpression(ExpressionFunction.Sin, X, X));
        Assert.Throws<ArgumentException>(() => new ConditionalExpression(X, X, X));
        Assert.Throws<ArgumentException>(() => new ConditionalExpression(Far, X, Far));
        Assert.Throws<ArgumentNullException>(() => new NegateExpression(null!));
    }

    [Theory]
    [InlineData(-1.0)]
    [InlineData(-0.0)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void No_literal_is_negative_or_not_finite(double value) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new NumberExpression(value));

    [Fact]
    public void No_tree_is_built_too_deep()
    {
        Expression deep = X;
        for (int level = 0; level < Expression.MaximumDepth; level++)
        {
            deep = new NegateExpression(deep);
        }

        Assert.Equal(Expression.MaximumDepth, deep.Depth);
        Assert.Throws<ArgumentOutOfRangeException>(() => new NegateExpression(deep));
    }

    [Fact]
    public void Arguments_are_copied()
    {
        Expression[] arguments = [X, X];
        var call = new CallExpression(ExpressionFunction.Min, arguments);
        arguments[0] = Far;
        Assert.Equal(X, call.Arguments[0]);
    }
}
