using System;
using System.Linq;
using System.Text;
using MbRlRobot.Expressions;
using Xunit;

namespace MbRlRobot.Tests.Expressions;

/// <summary>Whatever the text, the answer is a tree or an error that points into the text.</summary>
public sealed class HostileTextTests
{
    private static readonly string[] Pieces =
    [
        "x", "x'", "theta", "force", "prev(", "prev(force)", "goalX", "tip", "far", "time", "pi", "true", "if(", "sin(",
        "min(", "pow(", "and", "or", "not", "unknown", "Far", "1", ".5", "1e", "1.", "1,5", "+", "-", "*", "/", "^",
        "<", "<=", "==", "!=", "=", "&&", "|", "!", "?", "'", ",", "(", ")", " ", "\n", "\t", "\0", "\u2212", "\u03C0",
        "\uD83D", "\uDE00", "\u202E",
    ];

    [Fact]
    public void Random_characters_never_throw()
    {
        for (ulong seed = 0; seed < 5_000; seed++)
        {
            var random = new RandomExpressions(seed);
            int range = random.Pick(0x80, 0x500, 0x10000);
            Check(string.Concat(Enumerable.Range(0, random.Below(60)).Select(_ => (char)random.Below(range))));
        }
    }

    [Fact]
    public void Random_pieces_never_throw_and_some_are_fine()
    {
        int accepted = 0;
        for (ulong seed = 0; seed < 20_000; seed++)
        {
            var random = new RandomExpressions(seed);
            int length = 1 + random.Below(8);
            bool fine = Check(string.Concat(Enumerable.Range(0, length).Select(_ => random.Pick(Pieces))));
            accepted += fine ? 1 : 0;
        }

        Assert.InRange(accepted, 100, 19_000);
    }

    [Fact]
    public void Mutated_expressions_never_throw_and_what_is_accepted_prints_and_parses_again()
    {
        int accepted = 0, refused = 0;
        for (ulong seed = 0; seed < 4_000; seed++)
        {
            var random = new RandomExpressions(seed);
            var text = new StringBuilder(random.Any(depth: 4).ToString());
            for (int mutation = random.Below(3); mutation >= 0; mutation--)
            {
                int position = random.Below(text.Length);
                _ = random.Below(2) == 0
                    ? text.Remove(position, Math.Min(text.Length - position, 1 + random.Below(2))).Append(' ')
                    : text.Insert(position, random.Pick(Pieces));
            }

            _ = Check(text.ToString()) ? accepted++ : refused++;
        }

        Assert.InRange(accepted, 80, 4_000);
        Assert.InRange(refused, 500, 4_000);
    }

    private static bool Check(string text)
    {
        ExpressionResult result = ExpressionParser.Parse(text, TestScopes.CartPole);
        if (result.Succeeded)
        {
            Assert.Equal(result.Expression, TestScopes.Parse(result.Expression.ToString()));
            Assert.All(
                result.Expression.Walk(),
                node => Assert.InRange(node.Span.Length, 1, text.Length - node.Span.Position));
            return true;
        }

        Assert.InRange(result.Error.Position, 0, text.Length);
        Assert.InRange(result.Error.Length, 0, text.Length - result.Error.Position);
        Assert.InRange(result.Error.Message.Length, 5, 200);
        Assert.Equal(3, result.Error.Render(text).Split('\n').Length);
        return false;
    }
}
