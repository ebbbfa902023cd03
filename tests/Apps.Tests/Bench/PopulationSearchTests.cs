using System.Collections.Generic;
using MbRlRobot.ControllerApp.Bench;
using Xunit;

namespace MbRlRobot.Apps.Tests.Bench;

public sealed class PopulationSearchTests
{
    private const int Least = 10;
    private const int Most = 65_536;

    [Theory]
    [InlineData(40, 40)]
    [InlineData(40, 41)]
    [InlineData(40, 79)]
    [InlineData(40, 80)]
    [InlineData(40, 5000)]
    [InlineData(40, 65_535)]
    [InlineData(40, 39)]
    [InlineData(40, 11)]
    [InlineData(10, 12)]
    [InlineData(65_536, 300)]
    public void Comes_within_a_twentieth_of_the_largest_that_fits_and_never_above(int start, int largest)
    {
        int found = Search(largest, out List<int> tried).Find(start);
        Assert.InRange(found, largest - (largest / 20) - 1, largest);
        Assert.Contains(found, tried);
        Assert.InRange(tried.Count, 2, 30);
        Assert.All(tried, population => Assert.InRange(population, Least, Most));
    }

    [Fact]
    public void Finds_none_where_the_smallest_does_not_fit() => Assert.Equal(0, Search(Least - 1, out _).Find(40));

    [Fact]
    public void Finds_the_smallest_where_only_that_fits() => Assert.Equal(Least, Search(Least, out _).Find(40));

    [Fact]
    public void Ends_at_the_most() => Assert.Equal(Most, Search(int.MaxValue, out _).Find(40));

    private static PopulationSearch Search(int largest, out List<int> tried)
    {
        List<int> asked = tried = [];
        return new PopulationSearch(
            population =>
            {
                asked.Add(population);
                return population <= largest;
            },
            Least,
            Most);
    }
}
