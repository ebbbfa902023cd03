using MbRlRobot.Configuration;
using Xunit;

namespace MbRlRobot.Tests.Configuration;

public sealed class NearestNameTests
{
    [Theory]
    [InlineData("thta", "theta")]
    [InlineData("THETA", "theta")]
    [InlineData("horizn", "horizon")]
    [InlineData("elties", "elites")]
    [InlineData("x", null)]
    [InlineData("population", null)]
    [InlineData("", null)]
    public void Suggests_what_is_near_and_nothing_else(string name, string? nearest) =>
        Assert.Equal(nearest, NearestName.Find(name, ["theta", "horizon", "elites"]));
}
