using System;
using MbRlRobot.Expressions;
using Xunit;

namespace MbRlRobot.Tests.Expressions;

/// <summary>What people write by habit gets an answer that says what to write instead.</summary>
public sealed class SlipTests
{
    [Theory]
    [InlineData("far && far", "&&", "write 'and'")]
    [InlineData("far & far", "&", "write 'and'")]
    [InlineData("far || far", "||", "write 'or'")]
    [InlineData("|x|", "|", "write 'or', or 'abs(x)' for a magnitude")]
    [InlineData("!far", "!", "write 'not'")]
    [InlineData("x = 1", "=", "write '=='")]
    [InlineData("x === 1", "===", "write '=='")]
    [InlineData("x <> 1", "<>", "write '!='")]
    [InlineData("x =< 1", "=<", "write '<='")]
    [InlineData("x => 1", "=>", "write '>='")]
    [InlineData("x ** 2", "**", "write '^'")]
    [InlineData("x % 2", "%", "there is no remainder; wrap(x) brings an angle into [-pi, pi)")]
    [InlineData("far ? 1 : 2", "?", "write 'if(condition, a, b)'")]
    [InlineData("sin(π)", "π", "write 'pi'")]
    [InlineData("x − 1", "−", "write '-'")]
    [InlineData("x² + 1", "²", "write '^2'")]
    [InlineData("x ≤ 1", "≤", "write '<='")]
    [InlineData("2 × x", "×", "write '*'")]
    [InlineData("x’ + 1", "’", "write '''")]
    [InlineData("[x]", "[", "write '('")]
    [InlineData("x; v", ";", "write ','")]
    public void Names_the_sign_of_this_language(string text, string slip, string suggestion)
    {
        ExpressionError error = TestScopes.Refuse(text);
        Assert.Equal($"'{slip}' is not part of the language", error.Message);
        Assert.Equal(suggestion, error.Suggestion);
        Assert.Equal((text.IndexOf(slip, StringComparison.Ordinal), slip.Length), (error.Position, error.Length));
    }

    [Theory]
    [InlineData("thta", "unknown name 'thta'", "did you mean 'theta'?")]
    [InlineData("tehta", "unknown name 'tehta'", "did you mean 'theta'?")]
    [InlineData("goal_x", "unknown name 'goal_x'", "did you mean 'goalX'?")]
    [InlineData("Theta", "unknown name 'Theta'", "did you mean 'theta'?")]
    [InlineData("THETA'", "unknown name 'THETA'", "did you mean 'theta'?")]
    [InlineData("PI", "unknown name 'PI'", "did you mean 'pi'?")]
    [InlineData("True", "unknown name 'True'", "did you mean 'true'?")]
    [InlineData("t", "unknown name 't'", "write 'time'")]
    [InlineData("zebra", "unknown name 'zebra'", "known names: x, v, theta, omega, force, brake, goalX, tip, ...")]
    [InlineData("prev(forse)", "unknown name 'forse'", "did you mean 'force'?")]
    [InlineData("Sin(x)", "unknown function 'Sin'", "did you mean 'sin'?")]
    [InlineData("sine(x)", "unknown function 'sine'", "did you mean 'sin'?")]
    [InlineData("sqr(x)", "unknown function 'sqr'", "write 'x ^ 2'")]
    [InlineData("pow(x, 2)", "unknown function 'pow'", "write 'a ^ b'")]
    [InlineData("ln(x)", "unknown function 'ln'", "write 'log'")]
    [InlineData("ARCTAN2(x, v)", "unknown function 'ARCTAN2'", "write 'atan2'")]
    [InlineData("IF(far, 1, 2)", "unknown function 'IF'", "did you mean 'if'?")]
    [InlineData("Not(far)", "unknown function 'Not'", "did you mean 'not'?")]
    [InlineData("convolve(x)", "unknown function 'convolve'",
        "known functions: sin, cos, tan, tanh, exp, log, sqrt, abs, sign, atan2, min, max, clamp, wrap, if, prev, not")]
    [InlineData("x (v + 1)", "'x' is a state, not a function", "to multiply, write 'x * (...)'")]
    [InlineData("pi(2)", "'pi' is a constant, not a function", "to multiply, write 'pi * (...)'")]
    [InlineData("sin x", "sin is a function", "write 'sin(x)'")]
    [InlineData("if x > 1 then 2 else 3", "if is a function", "write 'if(condition, a, b)'")]
    [InlineData("prev * 2", "prev is a function", "write 'prev(action)'")]
    public void Names_the_word_of_this_language(string text, string message, string suggestion)
    {
        ExpressionError error = TestScopes.Refuse(text);
        Assert.Equal((message, suggestion), (error.Message, error.Suggestion));
    }

    [Fact]
    public void A_name_in_another_case_is_nearer_than_a_habit() =>
        Assert.Equal("did you mean 'T'?", TestScopes.Refuse("t", new ExpressionScope(["T"], [], [])).Suggestion);

    [Theory]
    [InlineData("x < v < 1", 6, 1, "comparisons cannot be chained", "write 'x < v and v < 1'")]
    [InlineData("0 <= x + 1 < sin(v)", 11, 1, "comparisons cannot be chained", "write '0 <= x + 1 and x + 1 < sin(v)'")]
    [InlineData("x > 1 == true", 6, 2, "comparisons cannot be chained", null)]
    [InlineData("2x", 1, 1, "an operator is missing between '2' and 'x'", "to multiply, write '2 * x'")]
    [InlineData("(x)(v)", 3, 1, "an operator is missing between ')' and '('", "to multiply, write ') * ('")]
    [InlineData("far AND far", 4, 3, "an operator is missing between 'far' and 'AND'", "write 'and'")]
    [InlineData("far Or far", 4, 2, "an operator is missing between 'far' and 'Or'", "write 'or'")]
    [InlineData("far not far", 4, 3, "an operator is missing between 'far' and 'not'", "write 'and not'")]
    [InlineData("1,5 * x", 1, 1, "',' stands only between arguments", "a decimal has a point: '1.5'")]
    [InlineData("x, v + 1,5", 1, 1, "',' stands only between arguments", null)]
    [InlineData("1.5,5", 3, 1, "',' stands only between arguments", null)]
    [InlineData("sin(0,25)", 0, 9, "sin takes (x), not 2 arguments", "a decimal has a point: '0.25'")]
    [InlineData("x^'", 2, 1, "a prime belongs right behind the name of a state", "write x' for the next state of x")]
    [InlineData("x''", 2, 1, "a prime belongs right behind the name of a state", null)]
    [InlineData("sin(x)'", 6, 1, "a prime belongs right behind the name of a state", null)]
    [InlineData("+x", 0, 1, "a value is missing before '+'", "leave the '+' out")]
    [InlineData("x * / v", 4, 1, "a value is missing before '/'", null)]
    [InlineData("x + not far", 4, 3, "'not' gives a boolean, but a number is needed here", null)]
    [InlineData("x + ", 3, 0, "a value is missing at the end", null)]
    [InlineData("max(1, )", 7, 1, "a value is missing before ')'", null)]
    [InlineData("(x + (v)", 0, 1, "'(' is not closed", "add ')'")]
    [InlineData("x)", 1, 1, "')' has no '('", null)]
    [InlineData("", 0, 0, "the expression is empty", null)]
    [InlineData(" \t\r\n ", 0, 0, "the expression is empty", null)]
    [InlineData("()", 1, 1, "a value is missing before ')'", null)]
    [InlineData("θ", 0, 1, "the character U+03B8 is not part of the language",
        "names are made of A-Z, a-z, 0-9 and '_'")]
    [InlineData("x + 😀", 4, 2, "the character U+1F600 is not part of the language", null)]
    [InlineData("x\0", 1, 1, "the character U+0000 is not part of the language", null)]
    [InlineData("\"x\"", 0, 1, "the character '\"' is not part of the language", null)]
    public void Points_at_what_breaks_the_grammar(
        string text, int position, int length, string message, string? suggestion)
    {
        ExpressionError error = TestScopes.Refuse(text);
        Assert.Equal((message, suggestion), (error.Message, error.Suggestion));
        Assert.Equal((position, length), (error.Position, error.Length));
    }

    [Theory]
    [InlineData("force'", "'force' is an action",
        "write 'force' for the one applied in this step, 'prev(force)' for the one before")]
    [InlineData("goalX'", "'goalX' is a parameter", null)]
    [InlineData("tip'", "'tip' is a let", "put the primes into its definition")]
    [InlineData("time'", "'time' is a built-in name", null)]
    [InlineData("pi'", "'pi' is a constant", null)]
    [InlineData("sin'(x)", "'sin' is a function", "a prime goes inside the parentheses, behind a state")]
    public void Only_a_state_has_a_next_value(string text, string message, string? suggestion)
    {
        ExpressionError error = TestScopes.Refuse(text);
        Assert.Equal(($"{message}, and only a state has a next value", suggestion), (error.Message, error.Suggestion));
        Assert.Equal((0, text.IndexOf('\'', StringComparison.Ordinal) + 1), (error.Position, error.Length));
    }

    [Theory]
    [InlineData("prev(x)", "prev takes the name of an action, but 'x' is a state")]
    [InlineData("prev(far)", "prev takes the name of an action, but 'far' is a let")]
    [InlineData("prev(time)", "prev takes the name of an action, but 'time' is a built-in name")]
    [InlineData("prev(force + 1)", "prev takes the name of an action and nothing else")]
    [InlineData("prev((force))", "prev takes the name of an action and nothing else")]
    [InlineData("prev()", "prev takes the name of an action and nothing else")]
    [InlineData("prev(force", "prev takes the name of an action and nothing else")]
    public void Prev_takes_an_action_alone(string text, string message) =>
        Assert.Equal(message, TestScopes.Refuse(text).Message);
}
