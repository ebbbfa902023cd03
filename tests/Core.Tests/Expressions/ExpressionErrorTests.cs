using System;
using System.Linq;
using MbRlRobot.Expressions;
using Xunit;

namespace MbRlRobot.Tests.Expressions;

public sealed class ExpressionErrorTests
{
    [Theory]
    [InlineData("cos(thta) + 1", "unknown name 'thta'; did you mean 'theta'?\n  cos(thta) + 1\n      ^^^^")]
    [InlineData("x +", "a value is missing at the end\n  x +\n     ^")]
    [InlineData("", "the expression is empty\n  \n  ^")]
    [InlineData("x +\r\n\tthta", "unknown name 'thta'; did you mean 'theta'?\n  x +   thta\n        ^^^^")]
    [InlineData("x &&\tv", "'&&' is not part of the language; write 'and'\n  x && v\n    ^^")]
    public void Renders_carets_below_the_wrong_part(string text, string expected) =>
        Assert.Equal(expected, TestScopes.Refuse(text).Render(text));

    [Theory]
    [InlineData("θ\u202Etxt\u0301\u200B\uFEFF字😀", "θ?txt??????")]
    [InlineData("\u001B[31mx\u0000\u007F", "?[31mx??")]
    public void Renders_nothing_that_moves_the_cursor(string text, string shown)
    {
        string line = new ExpressionError(0, 1, "m", null).Render(text).Split('\n')[1];
        Assert.Equal($"  {shown}", line);
    }

    [Fact]
    public void Renders_half_a_surrogate_pair() =>
        Assert.Contains("\n  x?\n   ^", TestScopes.Refuse("x\uD800").Render("x\uD800"), StringComparison.Ordinal);

    [Theory]
    [InlineData(0)]
    [InlineData(39)]
    [InlineData(100)]
    [InlineData(2000)]
    [InlineData(3995)]
    public void Cuts_a_window_out_of_a_long_text(int position)
    {
        string text = string.Concat(Enumerable.Repeat('1', position)) + "@@@" + new string('2', 3998 - position);
        string[] lines = new ExpressionError(position, 3, "m", "s").Render(text).Split('\n');
        int shownAt = lines[1].IndexOf("@@@", StringComparison.Ordinal);
        Assert.Equal("m; s", lines[0]);
        Assert.True(lines[1].Length <= 88, lines[1]);
        Assert.InRange(shownAt, 2, 50);
        Assert.Equal(new string(' ', shownAt) + "^^^", lines[2]);
        Assert.Equal(position > 40, lines[1].StartsWith("  ...", StringComparison.Ordinal));
        Assert.Equal(position < 3950, lines[1].EndsWith("...", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(-5, 3)]
    [InlineData(99, 3)]
    [InlineData(1, int.MaxValue)]
    public void Renders_also_where_the_text_is_another_one(int position, int length) =>
        Assert.Contains("^", new ExpressionError(position, length, "m", null).Render("abc"), StringComparison.Ordinal);

    [Fact]
    public void Says_the_position_from_one() =>
        Assert.Equal(
            "character 5: unknown name 'thta'; did you mean 'theta'?", TestScopes.Refuse("cos(thta)").ToString());

    [Fact]
    public void Long_names_do_not_make_long_messages()
    {
        string name = new('q', 4000);
        Assert.All(
            [name, $"{name}'", $"{name}(1)", $"1 {name}", $"prev({name})", $"1{new string('0', 4000)}", $"1.{name}"],
            text => Assert.InRange(TestScopes.Refuse(text).ToString().Length, 10, 200));
    }
}
