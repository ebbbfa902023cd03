using System;
using System.Linq;
using MbRlRobot.Messaging.Connections;
using Xunit;

namespace MbRlRobot.Tests.Messaging.Connections;

public sealed class ReconnectDelaysTests
{
    [Fact]
    public void Double_up_to_the_longest_and_are_shortened_by_a_half_at_most()
    {
        ReconnectDelays delays = new("robot-1", 1, 30);
        double[] longest = [1, 2, 4, 8, 16, 30, 30];
        for (int attempt = 0; attempt < longest.Length; attempt++)
        {
            Assert.InRange(delays.Before(attempt).TotalSeconds, longest[attempt] / 2, longest[attempt]);
        }

        Assert.InRange(delays.Before(int.MaxValue).TotalSeconds, 15, 30);
    }

    [Fact]
    public void Differ_between_clients_and_are_the_same_for_one()
    {
        double[] first = [.. Enumerable.Range(0, 100).Select(robot => new ReconnectDelays($"robot-{robot}", 1, 30).Before(0).TotalSeconds)];
        double[] again = [.. Enumerable.Range(0, 100).Select(robot => new ReconnectDelays($"robot-{robot}", 1, 30).Before(0).TotalSeconds)];
        Assert.Equal(first, again);
        Assert.True(first.Max() - first.Min() > 0.4);
        Assert.Equal(100, first.Distinct().Count());
    }
}
