using System;
using System.Collections.Generic;
using System.Linq;
using MbRlRobot.Dynamics;
using MbRlRobot.Fitting;
using MbRlRobot.Numerics;
using MbRlRobot.Robots;
using MbRlRobot.Transitions;
using Xunit;

namespace MbRlRobot.Trainer.Tests.Fitting;

public sealed class MembershipTests
{
    private const int Keys = 20_000;

    [Theory]
    [InlineData(0)]
    [InlineData(4)]
    public void Counts_are_distributed_as_Poisson_with_mean_one(int member)
    {
        int[] counts = [.. Enumerable.Range(0, Keys).Select(key => Membership.Count(Key(key), member))];
        double probability = 1 / Math.E;
        for (int count = 0; count < 5; count++)
        {
            double share = counts.Count(each => each == count) / (double)Keys;
            double error = Math.Sqrt(probability * (1 - probability) / Keys);
            Assert.InRange(share, probability - (4 * error), probability + (4 * error));
            probability /= count + 1;
        }
    }

    [Fact]
    public void Members_draw_independently()
    {
        double product = Enumerable.Range(0, Keys).Average(key => (Membership.Count(Key(key), 0) - 1.0) * (Membership.Count(Key(key), 1) - 1.0));
        Assert.InRange(product, -4 / Math.Sqrt(Keys), 4 / Math.Sqrt(Keys));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.1)]
    [InlineData(0.5)]
    public void The_holdout_has_its_share(double share)
    {
        int held = Enumerable.Range(0, Keys).Count(key => Membership.IsHoldout(Key(key), share));
        double error = Math.Sqrt(share * (1 - share) / Keys);
        Assert.InRange(held / (double)Keys, share - (4 * error), share + (4 * error));
    }

    [Fact]
    public void A_row_keeps_its_count_when_others_come()
    {
        List<int> all = Membership.Bootstrap(50, Key, 2);
        Assert.Equal(all.Where(row => row < 20), Membership.Bootstrap(20, Key, 2));
    }

    [Fact]
    public void A_sample_has_each_row_as_often_as_it_counts_in_ascending_order()
    {
        IEnumerable<int> expected = Enumerable.Range(0, Keys).SelectMany(row => Enumerable.Repeat(row, Membership.Count(Key(row), 1)));
        List<int> sample = Membership.Bootstrap(Keys, Key, 1);
        Assert.Equal(expected, sample);
        Assert.True(sample.Capacity < 1.05 * Keys, $"room for {sample.Capacity} of {sample.Count} rows");
    }

    [Fact]
    public void A_sample_without_rows_takes_all_once()
    {
        ulong missing = Enumerable.Range(0, 100).Select(Key).First(key => Membership.Count(key, 0) == 0);
        Assert.Equal([0], Membership.Bootstrap(1, _ => missing, 0));
    }

    [Fact]
    public void Batches_take_every_row_of_the_sample_once_a_pass()
    {
        RobotDescription robot = LinearSystem.Robot();
        TransitionTable table = LinearSystem.Table(robot, 10, row => LinearSystem.Transition(row, [row, 0, 0, 0], 0, [row, 0, 0, 0]));
        RowSet rows = new(table, [.. Enumerable.Range(0, 10)], DynamicsLayout.Of(robot));
        Workspace work = new(new NetworkShape(LinearShape.Small), 6);
        BatchSampler sampler = new([0, 1, 2, 2, 5, 7, 7, 7, 9], new Philox(3));
        float[] seen = [.. Enumerable.Range(0, 6).SelectMany(_ =>
        {
            sampler.Fill(rows, work, 6);
            return Enumerable.Range(0, 6).Select(place => work.InputRow(place)[0]).ToArray();
        })];
        Assert.All(seen.Chunk(9), pass => Assert.Equal([0f, 1, 2, 2, 5, 7, 7, 7, 9], pass.Order()));
        Assert.NotEqual(seen[..9], seen[9..18]);
    }

    private static ulong Key(int sequence) => new TransitionId("robot", 77, (ulong)sequence).StableKey;
}
