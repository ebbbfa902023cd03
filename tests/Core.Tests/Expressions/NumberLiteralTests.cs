using System.Globalization;
using MbRlRobot.Expressions;
using Xunit;

namespace MbRlRobot.Tests.Expressions;

public sealed class NumberLiteralTests
{
    [Theory]
    [InlineData("0", 0)]
    [InlineData("007", 7)]
    [InlineData("1.5", 1.5)]
    [InlineData(".5", 0.5)]
    [InlineData("1e-3", 1e-3)]
    [InlineData("1E+3", 1e3)]
    [InlineData("2.5e2", 250)]
    [InlineData("0.000e9", 0)]
    [InlineData("5e-324", double.Epsilon)]
    [InlineData("1.7976931348623157e308", double.MaxValue)]
    public void Reads(string text, double value) =>
        Assert.Equal(value, Assert.IsType<NumberExpression>(TestScopes.Parse(text)).Value);

    [Theory]
    [InlineData("1e309", "'1e309' is outside the range 5e-324 to 1.8e308")]
    [InlineData("1e99999999999999999999", "outside the range")]
    [InlineData("1e-400", "outside the range")]
    [InlineData("1.", "'1.' is not a number")]
    [InlineData("1.2.3", "'1.2.3' is not a number")]
    [InlineData("1..2", "'1..2' is not a number")]
    [InlineData("1e", "'1e' is not a number")]
    [InlineData("1e+", "'1e+' is not a number")]
    [InlineData("1_000", "'1_000' is not a number")]
    [InlineData("1.e3", "'1.e3' is not a number")]
    [InlineData(".", "the character '.' is not part of the language")]
    public void Refuses(string text, string message)
    {
        ExpressionError error = TestScopes.Refuse(text);
        Assert.Contains(message, error.Message);
        Assert.Equal((0, text.Length), (error.Position, error.Length));
    }

    [Fact]
    public void Reads_the_same_in_a_culture_with_decimal_commas()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        var comma = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        comma.NumberFormat.NumberDecimalSeparator = ",";
        try
        {
            CultureInfo.CurrentCulture = comma;
            Assert.Equal("1.5", TestScopes.Parse("1.5").ToString());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
