using System;
using System.Linq;
using MbRlRobot.Numerics;
using Xunit;

namespace MbRlRobot.Tests.Numerics;

public sealed class PhiloxTests
{
    /// <summary>The known answers of Philox4x32-10 that Random123 publishes.</summary>
    [Theory]
    [InlineData(0, 0, 0, 0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8)]
    [InlineData(ulong.MaxValue, ulong.MaxValue, ulong.MaxValue, 0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd)]
    [InlineData(0x299f31d0a4093822, 0x0370734413198a2e, 0x85a308d3243f6a88, 0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1)]
    public void Gives_the_published_answers(ulong key, ulong high, ulong low, uint a, uint b, uint c, uint d) =>
        Assert.Equal(new PhiloxBlock(a, b, c, d), new Philox(key).Block(high, low));

    [Fact]
    public void A_block_lists_its_words()
    {
        PhiloxBlock block = new(1, 2, 3, 4);
        Assert.Equal([1u, 2, 3, 4], Enumerable.Range(0, 4).Select(word => block[word]));
        Assert.Throws<ArgumentOutOfRangeException>(() => block[4]);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(63)]
    [InlineData(257)]
    public void Element_i_does_not_depend_on_how_many_are_drawn(int length)
    {
        float[] all = new float[1000];
        float[] some = new float[length];
        new Philox(9).FillUniform(3, all);
        new Philox(9).FillUniform(3, some);
        Assert.Equal(all[..length], some);
        NormalTable.Fill(new Philox(9), 3, all);
        NormalTable.Fill(new Philox(9), 3, some);
        Assert.Equal(all[..length], some);
    }

    [Fact]
    public void Seeds_streams_and_parts_have_nothing_in_common()
    {
        float[][] draws = [.. new (ulong Seed, ulong Stream)[] { (1, 1), (1, 2), (2, 1), (new Philox(1).Derive(0), 1), (new Philox(1).Derive(1), 1) }
            .Select(pair => Uniform(pair.Seed, pair.Stream, 4096))];
        for (int left = 0; left < draws.Length; left++)
        {
            for (int right = 0; right < left; right++)
            {
                double correlation = draws[left].Zip(draws[right], (a, b) => (a - 0.5) * (b - 0.5)).Average() * 12;
                Assert.InRange(correlation, -0.07, 0.07);
            }
        }
    }

    [Fact]
    public void Uniform_numbers_fill_the_interval_evenly()
    {
        const int Bins = 64;
        float[] values = Uniform(5, 0, 1 << 18);
        Assert.All(values, value => Assert.True(value is >= 0 and < 1 && value * (1 << 24) % 1 == 0));
        double expected = values.Length / (double)Bins;
        double chiSquare = values.CountBy(value => (int)(value * Bins)).Sum(bin => Math.Pow(bin.Value - expected, 2) / expected);
        Assert.InRange(chiSquare, 25, 120);
        double neighbours = values.Zip(values.Skip(1), (a, b) => (a - 0.5) * (b - 0.5)).Average() * 12;
        Assert.InRange(neighbours, -0.01, 0.01);
    }

    [Fact]
    public void Normal_numbers_have_the_moments_and_tails_of_the_normal_distribution()
    {
        float[] values = new float[1 << 18];
        NormalTable.Fill(new Philox(5), 1, values);
        double[] moments = [.. Enumerable.Range(1, 4).Select(power => values.Average(value => Math.Pow(value, power)))];
        Assert.Equal([0, 1, 0, 3], moments, new ToleranceComparer(0.05));
        Assert.Equal(0.6827, Share(values, 1), 0.004);
        Assert.Equal(0.9545, Share(values, 2), 0.002);
        Assert.Equal(0.9973, Share(values, 3), 0.0005);
        Assert.InRange(values.Max(MathF.Abs), 4, 5.8);
    }

    [Fact]
    public void Whole_numbers_below_a_bound_are_even_and_inside()
    {
        Philox generator = new(8);
        int[] counts = new int[7];
        for (ulong index = 0; index < 14_000; index++)
        {
            counts[generator.NextBelow(2, index, 7)]++;
        }

        Assert.All(counts, count => Assert.InRange(count, 1850, 2150));
        Assert.Equal(0, generator.NextBelow(0, 0, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => generator.NextBelow(0, 0, 0));
    }

    private static float[] Uniform(ulong seed, ulong stream, int count)
    {
        float[] values = new float[count];
        new Philox(seed).FillUniform(stream, values);
        return values;
    }

    private static double Share(float[] values, float bound) =>
        values.Count(value => MathF.Abs(value) < bound) / (double)values.Length;

    private sealed class ToleranceComparer(double tolerance) : System.Collections.Generic.IEqualityComparer<double>
    {
        public bool Equals(double x, double y) => Math.Abs(x - y) <= tolerance;

        public int GetHashCode(double value) => 0;
    }
}
