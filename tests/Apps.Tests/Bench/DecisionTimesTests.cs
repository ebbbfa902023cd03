using System.Linq;
using MbRlRobot.ControllerApp.Bench;
using Xunit;

namespace MbRlRobot.Apps.Tests.Bench;

public sealed class DecisionTimesTests
{
    [Theory]
    [InlineData(1000, 0.5, 500)]
    [InlineData(1000, 0.99, 990)]
    [InlineData(1000, 0.999, 999)]
    [InlineData(1000, 1, 1000)]
    [InlineData(5, 0.5, 3)]
    [InlineData(5, 0.99, 5)]
    [InlineData(1, 0.5, 1)]
    [InlineData(1, 1, 1)]
    public void Have_percentiles_by_the_nearest_rank(int count, double share, double expected)
    {
        DecisionTimes times = new(count + 3);
        foreach (int each in Enumerable.Range(1, count).Reverse())
        {
            times.Add(each);
        }

        Assert.Equal(expected, times.Percentile(share));
        Assert.Equal((count, count * (count + 1) / 2.0), (times.Count, times.Total));
    }
}
