using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Sockets;
using MbRlRobot.Hil;
using Xunit;

namespace MbRlRobot.Hardware.Tests.Hil;

public sealed class ImpairedPathTests
{
    private readonly PlantCounts _counts = new();

    [Fact]
    public void Lets_everything_through_where_nothing_is_asked_for() => Assert.Equal(Enumerable.Range(0, 100), Send(PlantImpairment.None, 100));

    [Fact]
    public void Loses_the_share_that_is_asked_for_and_counts_it()
    {
        List<int> arrived = Send(new PlantImpairment(Loss: 0.05), 10_000);
        Assert.InRange(arrived.Count, 9400, 9600);
        Assert.Equal(10_000 - arrived.Count, _counts.Lost);
        Assert.Equal(arrived.Order(), arrived);
    }

    [Fact]
    public void Doubles_the_share_that_is_asked_for()
    {
        List<int> arrived = Send(new PlantImpairment(Duplicate: 0.1), 10_000);
        Assert.InRange(arrived.Count, 10_800, 11_200);
        Assert.Equal(10_000, arrived.Distinct().Count());
    }

    [Fact]
    public void Puts_a_datagram_behind_its_successor()
    {
        List<int> arrived = Send(new PlantImpairment(Reorder: 0.02), 10_000);
        int[] late = [.. Enumerable.Range(1, arrived.Count - 1).Where(at => arrived[at] < arrived[at - 1])];
        Assert.InRange(late.Length, 140, 260);
        Assert.All(late, at => Assert.Equal(arrived[at - 1] - 1, arrived[at]));
        Assert.InRange(arrived.Count, 9999, 10_000);
    }

    [Fact]
    public void Repeats_with_its_seed_and_differs_by_direction()
    {
        PlantImpairment impairment = new(0.1, 0.1, 0.1, Seed: 7);
        Assert.Equal(Send(impairment, 1000), Send(impairment, 1000));
        Assert.NotEqual(Send(impairment, 1000), Send(impairment, 1000, direction: 1));
        Assert.NotEqual(Send(impairment, 1000), Send(impairment with { Seed = 8 }, 1000));
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1.1)]
    [InlineData(double.NaN)]
    public void Refuses_a_share_that_is_none(double share)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new PlantImpairment(share).ThrowIfInvalid());
        Assert.Throws<ArgumentOutOfRangeException>(() => new PlantImpairment(Reorder: share).ThrowIfInvalid());
        Assert.Throws<ArgumentOutOfRangeException>(() => new PlantImpairment(Duplicate: share).ThrowIfInvalid());
    }

    private List<int> Send(PlantImpairment impairment, int count, ulong direction = 0)
    {
        List<int> arrived = [];
        ImpairedPath path = new(
            impairment, direction, AddressFamily.InterNetwork, _counts, datagram => arrived.Add((int)datagram.Frame.Sequence));
        PlantDatagram sent = new(AddressFamily.InterNetwork);
        for (int number = 0; number < count; number++)
        {
            sent.Frame.Sequence = (ulong)number;
            path.Pass(sent);
        }

        return arrived;
    }
}
