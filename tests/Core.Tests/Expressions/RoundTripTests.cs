using System.Collections.Generic;
using MbRlRobot.Expressions;
using Xunit;

namespace MbRlRobot.Tests.Expressions;

public sealed class RoundTripTests
{
    [Theory]
    [InlineData("((x))", "x")]
    [InlineData("(x+v)+1", "x + v + 1")]
    [InlineData("x+(v+1)", "x + (v + 1)")]
    [InlineData("x-(v*2)", "x - v * 2")]
    [InlineData("(x^2)^v", "(x^2)^v")]
    [InlineData("x^(2^v)", "x^2^v")]
    [InlineData("-(x^2)", "-x^2")]
    [InlineData("(-x)^(-2)", "(-x)^-2")]
    [InlineData("x-(-1)", "x - -1")]
    [InlineData("not (x<1)", "not x < 1")]
    [InlineData("not (far and far)", "not (far and far)")]
    [InlineData("(far and far) or far", "far and far or far")]
    [InlineData("min( (x) ,(v))", "min(x, v)")]
    [InlineData("if((x<1),(x),prev( force ))", "if(x < 1, x, prev(force))")]
    [InlineData("3.141592653589793*1e-3*1E20", "pi * 0.001 * 1E+20")]
    public void Prints_canonical_text(string text, string printed) =>
        Assert.Equal(printed, TestScopes.Parse(text).ToString());

    [Fact]
    public void Printed_text_parses_to_the_same_tree()
    {
        int printed = 0;
        for (ulong seed = 0; seed < 6_000; seed++)
        {
            Expression expression = new RandomExpressions(seed).Any(depth: 1 + (int)(seed % 6));
            string text = expression.ToString();
            if (text.Length <= ExpressionParser.MaximumLength)
            {
                printed++;
                Expression parsed = TestScopes.Parse(text, expected: expression.Type);
                Assert.Equal(expression, parsed);
                Assert.Equal(expression.GetHashCode(), parsed.GetHashCode());
                Assert.Equal((expression.Use, expression.Depth, text), (parsed.Use, parsed.Depth, parsed.ToString()));
            }
        }

        Assert.InRange(printed, 4_500, 6_000);
    }

    [Fact]
    public void Printed_text_has_no_parentheses_to_spare()
    {
        int pairs = 0;
        for (ulong seed = 0; seed < 2_000; seed++)
        {
            Expression expression = new RandomExpressions(seed).Any(depth: 4);
            string text = expression.ToString();
            foreach ((int open, int close) in GroupingPairs(text))
            {
                string without = text.Remove(close, 1).Remove(open, 1);
                pairs++;
                Assert.NotEqual(expression, ExpressionParser.Parse(without, TestScopes.CartPole).Expression);
            }
        }

        Assert.InRange(pairs, 1_000, int.MaxValue);
    }

    private static IEnumerable<(int Open, int Close)> GroupingPairs(string text)
    {
        var open = new Stack<int>();
        for (int index = 0; index < text.Length; index++)
        {
            if (text[index] == '(')
            {
                open.Push(index);
            }
            else if (text[index] == ')' && open.Pop() is int start && !IsCall(text, start))
            {
                yield return (start, index);
            }
        }
    }

    private static bool IsCall(string text, int open) => open > 0 && char.IsAsciiLetterOrDigit(text[open - 1]);
}
