using System;
using MbRlRobot.Ports;
using Xunit;

namespace MbRlRobot.Tests.Ports;

public sealed class ActionSequenceBatchTests
{
    [Theory]
    [InlineData(1, 16)]
    [InlineData(16, 16)]
    [InlineData(17, 32)]
    [InlineData(97, 112)]
    public void Pads_rows_to_whole_vectors(int capacity, int stride)
    {
        ActionSequenceBatch batch = new(horizon: 3, actionDimension: 2, capacity);
        Assert.Equal(stride, batch.Stride);
        Assert.Equal(stride, batch.Row(2, 1).Length);
    }

    [Fact]
    public void Keeps_rows_apart()
    {
        ActionSequenceBatch batch = new(horizon: 3, actionDimension: 2, capacity: 5);
        for (int row = 0; row < 6; row++)
        {
            batch.Row(row / 2, row % 2).Fill(row);
        }

        for (int row = 0; row < 6; row++)
        {
            Assert.False(batch.Row(row / 2, row % 2).ContainsAnyExcept((float)row));
        }
    }

    [Theory]
    [InlineData(0, 1, 1)]
    [InlineData(1, 0, 1)]
    [InlineData(1, 1, 0)]
    public void Refuses_dimensions_below_one(int horizon, int actionDimension, int capacity) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new ActionSequenceBatch(horizon, actionDimension, capacity));

    [Fact]
    public void Refuses_rows_and_counts_that_are_not_there()
    {
        ActionSequenceBatch batch = new(horizon: 3, actionDimension: 2, capacity: 5);
        Assert.Throws<ArgumentOutOfRangeException>(() => batch.Row(3, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => batch.Row(-1, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => batch.Row(0, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => batch.Count = 6);
        Assert.Throws<ArgumentOutOfRangeException>(() => batch.Count = -1);
    }
}
