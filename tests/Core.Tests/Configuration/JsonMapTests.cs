using System.Text;
using MbRlRobot.Configuration;
using Xunit;

namespace MbRlRobot.Tests.Configuration;

public sealed class JsonMapTests
{
    private const string Text = "// comment\n{\n  \"a\": 1, \"µ\": [10,\n    { \"b\": true, },\n  ],\n}";

    [Theory]
    [InlineData("$", 2, 1)]
    [InlineData("$.a", 3, 8)]
    [InlineData("$.µ", 3, 16)]
    [InlineData("$.µ[0]", 3, 17)]
    [InlineData("$.µ[1]", 4, 5)]
    [InlineData("$.µ[1].b", 4, 12)]
    public void Finds_line_and_column_in_characters(string path, int line, int column) =>
        Assert.Equal((line, column), JsonMap.Of(Encoding.UTF8.GetBytes(Text)).Locate(path));

    [Theory]
    [InlineData("$.missing", 2, 1)]
    [InlineData("$.µ[7]", 3, 16)]
    [InlineData("$.µ[1].c.d", 4, 5)]
    public void Falls_back_to_what_a_missing_value_is_missing_from(string path, int line, int column) =>
        Assert.Equal((line, column), JsonMap.Of(Encoding.UTF8.GetBytes(Text)).Locate(path));

    [Fact]
    public void Finds_keys_given_twice_at_any_depth()
    {
        JsonMap map = JsonMap.Of("""{ "a": [ { "b": 1, "b": 2 } ], "a": 3, "c": 4 }"""u8.ToArray());
        Assert.Equal(["$.a[0].b", "$.a"], map.Duplicates);
    }
}
