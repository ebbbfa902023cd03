using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using MbRlRobot.Expressions;
using Xunit;

namespace MbRlRobot.Tests.Expressions;

public sealed class ExpressionLimitTests
{
    [Fact]
    public void Refuses_a_text_that_is_too_long()
    {
        Assert.Equal("1", TestScopes.Parse("1".PadLeft(ExpressionParser.MaximumLength)).ToString());
        ExpressionError error = TestScopes.Refuse("1".PadLeft(ExpressionParser.MaximumLength + 5));
        Assert.Equal("the expression has 4101 characters, more than 4096", error.Message);
        Assert.Equal((4096, 5), (error.Position, error.Length));
    }

    [Theory]
    [InlineData("(", "1", ")")]
    [InlineData("-", "1", "")]
    [InlineData("not ", "true", "")]
    [InlineData("2^", "1", "")]
    [InlineData("2^-", "1", "", 50)]
    [InlineData("sin(", "1", ")")]
    [InlineData("max(1, ", "1", ")")]
    [InlineData("if(true, 1, ", "1", ")")]
    [InlineData("", "1", " + 1")]
    [InlineData("", "1", "*1")]
    [InlineData("", "true", " and true")]
    public void Refuses_deep_nesting(string before, string middle, string behind, int levels = Expression.MaximumDepth)
    {
        Expression deepest = TestScopes.Parse(Nest(levels));
        Assert.InRange(deepest.Depth, 0, Expression.MaximumDepth);
        Assert.Equal("the expression is nested more than 100 deep", TestScopes.Refuse(Nest(levels + 1)).Message);

        string Nest(int count) => Repeat(before, count) + middle + Repeat(behind, count);
    }

    [Theory]
    [InlineData("(")]
    [InlineData("-")]
    [InlineData("not ")]
    [InlineData("2^")]
    [InlineData("1+")]
    [InlineData("sin(")]
    [InlineData("if(true,1,")]
    [InlineData("max(1,")]
    [InlineData("not(-(")]
    [InlineData("true or true and not 1<1+1*2^-(")]
    [InlineData("1+1*2^(")]
    public void Deep_text_does_not_need_a_deep_stack(string piece)
    {
        string text = Repeat(piece, 4090 / piece.Length) + "1";
        ExpressionError error = OnSmallStack(() => TestScopes.Refuse(text));
        Assert.Equal("the expression is nested more than 100 deep", error.Message);
        Assert.InRange(error.Position, 0, 101 * piece.Length);
    }

    [Fact]
    public void The_deepest_tree_is_walked_compared_and_printed_on_a_small_stack()
    {
        string deepest = Repeat("-", Expression.MaximumDepth) + "x";
        Expression tree = OnSmallStack(() => TestScopes.Parse(deepest));
        Assert.Equal(101, OnSmallStack(() => tree.Walk().Count()));
        Assert.True(OnSmallStack(() => tree == TestScopes.Parse(deepest)));
        Assert.Equal(deepest, OnSmallStack(tree.ToString));
    }

    [Fact]
    public void A_chain_of_doubling_lets_stays_cheap()
    {
        string[] names = [.. Enumerable.Range(0, 200).Select(index => $"l{index}")];
        ExpressionScope scope = new ExpressionScope(["x"], [], [], names).Define(TestScopes.Parse("x'"));
        for (int index = 1; index < names.Length; index++)
        {
            scope = TestScopes.Define(scope, $"l{index - 1} * l{index - 1}");
        }

        Assert.Equal(ExpressionUse.NextState, scope.Lets[^1].Use);
        Assert.EndsWith(
            "let 'l199' uses x' through let 'l0'",
            TestScopes.Refuse("l199", scope.At(ExpressionPlace.TerminalValue)).Message,
            StringComparison.Ordinal);
    }

    /// <summary>Runs something with 256 KiB of stack.</summary>
    private static T OnSmallStack<T>(Func<T> work)
    {
        var result = new TaskCompletionSource<T>();
        var thread = new Thread(() => Complete(result, work), maxStackSize: 256 * 1024);
        thread.Start();
        thread.Join();
        return result.Task.GetAwaiter().GetResult();
    }

    private static void Complete<T>(TaskCompletionSource<T> result, Func<T> work)
    {
        try
        {
            result.SetResult(work());
        }
#pragma warning disable CA1031 // whatever it is, the test that waits must see it
        catch (Exception exception)
        {
            result.SetException(exception);
        }
#pragma warning restore CA1031
    }

    private static string Repeat(string text, int count) => string.Concat(Enumerable.Repeat(text, count));
}
