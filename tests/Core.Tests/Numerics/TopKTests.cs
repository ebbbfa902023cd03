using System;
using System.Linq;
using MbRlRobot.Numerics;
using MbRlRobot.TestKit;
using Xunit;

namespace MbRlRobot.Tests.Numerics;

public sealed class TopKTests
{
    [Theory]
    [InlineData(new[] { 1f, 3f, 2f }, 2, new[] { 1, 2 })]
    [InlineData(new[] { 1f, 3f, 2f }, 3, new[] { 1, 2, 0 })]
    [InlineData(new[] { 5f, 5f, 5f, 5f }, 3, new[] { 0, 1, 2 })]
    [InlineData(new[] { 1f, 5f, 1f, 5f, 1f }, 4, new[] { 1, 3, 0, 2 })]
    [InlineData(new[] { -0f, 0f }, 1, new[] { 0 })]
    [InlineData(new[] { 0f, -0f }, 2, new[] { 0, 1 })]
    [InlineData(new[] { float.NaN, -7f, float.NegativeInfinity, -9f }, 3, new[] { 1, 3 })]
    [InlineData(new[] { float.PositiveInfinity, float.MinValue }, 2, new[] { 1 })]
    [InlineData(new[] { float.NaN, float.NaN }, 2, new int[0])]
    [InlineData(new[] { 1f, 2f }, 5, new[] { 1, 0 })]
    [InlineData(new[] { 1f, 2f }, 0, new int[0])]
    [InlineData(new float[0], 3, new int[0])]
    public void Chooses_the_largest_finite_values_the_earlier_of_equal_ones_first(float[] values, int k, int[] expected)
    {
        int[] indices = new int[k];
        int found = TopK.Select(values, indices);
        Assert.Equal(expected, indices[..found]);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(40, 10)]
    [InlineData(100, 99)]
    [InlineData(100, 100)]
    [InlineData(1000, 37)]
    public void Agrees_with_a_full_stable_sort(int count, int k)
    {
        for (ulong stream = 0; stream < 20; stream++)
        {
            float[] values = new float[count];
            new Philox(1).FillUniform(stream, values);
            values = [.. values.Select(value => value < 0.1f ? float.NaN : MathF.Floor(value * 30))];
            int[] expected = [.. Enumerable.Range(0, count)
                .Where(index => float.IsFinite(values[index]))
                .OrderByDescending(index => values[index]).ThenBy(index => index)
                .Take(k)];
            int[] indices = new int[k];
            Assert.Equal(expected, indices[..TopK.Select(values, indices)]);
        }
    }

    [Fact]
    public void Allocates_nothing()
    {
        float[] values = [3, 1, 4, 1, 5, 9, 2, 6];
        int[] indices = new int[3];
        TopK.Select(values, indices);
        using (AllocationGuard.Expect(0))
        {
            TopK.Select(values, indices);
        }
    }
}
