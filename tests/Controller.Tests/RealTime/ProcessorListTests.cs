using System.Collections.Generic;
using MbRlRobot.RealTime;
using Xunit;

namespace MbRlRobot.Controller.Tests.RealTime;

public sealed class ProcessorListTests
{
    [Theory]
    [InlineData("3", new[] { 3 })]
    [InlineData("2,3", new[] { 2, 3 })]
    [InlineData("5, 0-2,1", new[] { 0, 1, 2, 5 })]
    [InlineData("1023", new[] { 1023 })]
    public void Reads_processors_in_order_and_each_once(string text, int[] expected)
    {
        Assert.True(ProcessorList.TryParse(text, out IReadOnlyList<int>? processors));
        Assert.Equal(expected, processors);
    }

    [Theory]
    [InlineData("")]
    [InlineData(",")]
    [InlineData("1,")]
    [InlineData("-1")]
    [InlineData("3-1")]
    [InlineData("1-")]
    [InlineData("1-2-3")]
    [InlineData("1024")]
    [InlineData("0-99999999999")]
    [InlineData("two")]
    [InlineData("+2")]
    public void Refuses_what_is_no_list(string text) => Assert.False(ProcessorList.TryParse(text, out _));
}
