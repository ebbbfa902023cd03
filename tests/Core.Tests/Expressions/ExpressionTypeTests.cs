using MbRlRobot.Expressions;
using Xunit;

namespace MbRlRobot.Tests.Expressions;

public sealed class ExpressionTypeTests
{
    [Theory]
    [InlineData("x + far", 4, 3, "'+' takes numbers, but 'far' is a boolean", "choose numbers: 'if(far, 1, 0)'")]
    [InlineData("-far", 1, 3, "'-' takes a number, but 'far' is a boolean", "choose numbers")]
    [InlineData("2 ^ true", 4, 4, "'^' takes numbers, but 'true' is a boolean", "choose numbers")]
    [InlineData("not x", 4, 1, "'not' takes a boolean, but 'x' is a number", "compare it: 'x != 0'")]
    [InlineData("far and x+1", 8, 3, "'and' takes booleans, but 'x+1' is a number", "compare it: 'x+1 != 0'")]
    [InlineData("x or far", 0, 1, "'or' takes booleans, but 'x' is a number", "compare it: 'x != 0'")]
    [InlineData("far == true", 0, 3, "'==' takes numbers, but 'far' is a boolean", "choose numbers")]
    [InlineData("1 != (x < 2)", 5, 7, "'!=' takes numbers, but '(x < 2)' is a boolean", "choose numbers")]
    [InlineData("sin(far)", 4, 3, "sin takes numbers, but 'far' is a boolean", "choose numbers")]
    [InlineData("max(1, 2, x > 1)", 10, 5, "max takes numbers, but 'x > 1' is a boolean", "choose numbers")]
    [InlineData("if(x, 1, 2)", 3, 1, "if takes a boolean as its condition, but 'x' is a number", "compare it")]
    [InlineData("if(far, 1, far)", 11, 3,
        "the results of if have one type, and '1' is a number, but 'far' is a boolean", "choose numbers")]
    [InlineData("if(far, far, 1)", 13, 1,
        "the results of if have one type, and 'far' is a boolean, but '1' is a number", "compare it: '1 != 0'")]
    public void Refuses_a_wrong_type(string text, int position, int length, string message, string suggestion)
    {
        ExpressionError error = TestScopes.Refuse(text);
        Assert.Equal(message, error.Message);
        Assert.StartsWith(suggestion, error.Suggestion);
        Assert.Equal((position, length), (error.Position, error.Length));
    }

    [Theory]
    [InlineData("x > 1", ExpressionType.Number,
        "a number is needed here, but 'x > 1' is a boolean", "choose numbers: 'if(x > 1, 1, 0)'")]
    [InlineData("(x  +\n1)", ExpressionType.Boolean,
        "a boolean is needed here, but '(x + 1)' is a number", "compare it: '(x + 1) != 0'")]
    public void Refuses_another_type_than_the_place_needs(
        string text, ExpressionType needed, string message, string suggestion)
    {
        ExpressionError error = TestScopes.Refuse(text, expected: needed);
        Assert.Equal((message, suggestion), (error.Message, error.Suggestion));
        Assert.Equal((0, text.Length), (error.Position, error.Length));
    }

    [Theory]
    [InlineData("sin()", "sin takes (x), not 0 arguments")]
    [InlineData("sin(1, 2)", "sin takes (x), not 2 arguments")]
    [InlineData("atan2(1)", "atan2 takes (y, x), not 1 argument")]
    [InlineData("min(1)", "min takes (a, b, ...), not 1 argument")]
    [InlineData("clamp(x, 1)", "clamp takes (x, lo, hi), not 2 arguments")]
    [InlineData("if(far, 1)", "if takes (condition, a, b), not 2 arguments")]
    [InlineData("if(far, 1, 2, 3)", "if takes (condition, a, b), not 4 arguments")]
    public void Refuses_a_wrong_number_of_arguments(string text, string message)
    {
        ExpressionError error = TestScopes.Refuse(text);
        Assert.Equal(message, error.Message);
        Assert.Equal((0, text.Length), (error.Position, error.Length));
    }
}
