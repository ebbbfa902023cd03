using MbRlRobot.Expressions;
using Xunit;

namespace MbRlRobot.Tests.Expressions;

/// <summary>The scopes that the tests of this folder share.</summary>
internal static class TestScopes
{
    /// <summary>A cart-pole with three lets: tip (reads x'), far (boolean, reads goalX), reach (uses tip).</summary>
    public static ExpressionScope CartPole { get; } = Define(
        new ExpressionScope(["x", "v", "theta", "omega"], ["force", "brake"], ["goalX"], "tip", "far", "reach"),
        "x' - 0.6 * sin(theta')",
        "abs(x - goalX) > 1",
        "tip * 2");

    public static Expression Parse(string text, ExpressionScope? scope = null, ExpressionType? expected = null)
    {
        ExpressionResult result = ExpressionParser.Parse(text, scope ?? CartPole, expected);
        Assert.True(result.Succeeded, result.Error?.Render(text));
        Assert.Null(result.Error);
        return result.Expression;
    }

    public static ExpressionError Refuse(string text, ExpressionScope? scope = null, ExpressionType? expected = null)
    {
        ExpressionResult result = ExpressionParser.Parse(text, scope ?? CartPole, expected);
        Assert.False(result.Succeeded, $"'{text}' was accepted as {result.Expression}");
        Assert.Null(result.Expression);
        return result.Error;
    }

    public static ExpressionScope Define(ExpressionScope scope, params string[] lets)
    {
        foreach (string let in lets)
        {
            scope = scope.Define(Parse(let, scope));
        }

        return scope;
    }
}
