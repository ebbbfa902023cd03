using System;
using System.Linq;
using MbRlRobot.Fitting;
using MbRlRobot.Numerics;
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
        ulong[] keys = [.. Enumerable.Range(0, 50).Select(Key)];
        int[] all = Membership.Bootstrap(keys, 2);
        Assert.Equal(all.Where(row => row < 20), Membership.Bootstrap(keys[..20], 2));
    }

    [Fact]
    public void A_sample_without_rows_takes_all_once()
    {
        ulong missing = Enumerable.Range(0, 100).Select(Key).First(key => Membership.Count(key, 0) == 0);
        Assert.Equal([0], Membership.Bootstrap([missing], 0));
    }

    [Fact]
    public void Batches_take_every_row_of_the_sample_once_a_pass()
    {
        NetworkShape shape = new(LinearShape.Small);
        RowSet rows = new(shape, 10);
        for (int row = 0; row < 10; row++)
        {
            rows.InputRow(row)[0] = row;
        }

        Workspace work = new(shape, 6);
        BatchSampler sampler = new([0, 1, 2, 2, 5, 7, 7, 7, 9], new Philox(3));
        float[] seen = [.. Enumerable.Range(0, 6).SelectMany(_ =>
        {
            sampler.Fill(rows, work, 6);
            return Enumerable.Range(0, 6).Select(place => work.Inputs.Row(place, shape.InputPitch)[0]).ToArray();
        })];
        Assert.All(seen.Chunk(9), pass => Assert.Equal([0f, 1, 2, 2, 5, 7, 7, 7, 9], pass.Order()));
        Assert.NotEqual(seen[..9], seen[9..18]);
    }

    private static ulong Key(int sequence) => new TransitionId("robot", 77, (ulong)sequence).StableKey;
}
