using System;
using MbRlRobot.Transitions;
using Xunit;
using static MbRlRobot.Tests.Transitions.SampleTransition;

namespace MbRlRobot.Tests.Transitions;

public sealed class TransitionTableTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(4095)]
    [InlineData(4096)]
    [InlineData(4097)]
    [InlineData(10_000)]
    public void Gives_back_every_row_bit_by_bit(int rows)
    {
        TransitionTable table = Filled(rows);
        Assert.Equal(rows, table.Count);
        for (int row = 0; row < rows; row++)
        {
            AssertRow(table, row);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(4096)]
    [InlineData(5000)]
    public void Trimming_changes_no_row_and_appending_goes_on_after_it(int rows)
    {
        TransitionTable table = Filled(rows);
        table.TrimExcess();
        table.TrimExcess();
        for (int row = rows; row < rows + 5000; row++)
        {
            table.Append(Create((ulong)row));
        }

        for (int row = 0; row < table.Count; row++)
        {
            AssertRow(table, row);
        }
    }

    [Fact]
    public void Trimming_gives_memory_back()
    {
        TransitionTable table = Filled(10);
        Assert.InRange(AllocatedBy(() => table.Append(Create(10))), 0, 1_000);
        table.TrimExcess();
        Assert.InRange(AllocatedBy(() => table.Append(Create(11))), 4096 * 28, (4096 * 28) + 1_000);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(3, 3)]
    [InlineData(3, -1)]
    [InlineData(3, int.MaxValue)]
    [InlineData(3, int.MinValue)]
    public void Refuses_a_row_that_is_not_there(int rows, int row)
    {
        TransitionTable table = Filled(rows);
        table.TrimExcess();
        _ = Assert.Throws<ArgumentOutOfRangeException>(() => table.State(row).Length);
        _ = Assert.Throws<ArgumentOutOfRangeException>(() => table.Action(row).Length);
        _ = Assert.Throws<ArgumentOutOfRangeException>(() => table.NextState(row).Length);
        _ = Assert.Throws<ArgumentOutOfRangeException>(() => table.Key(row));
    }

    [Fact]
    public void A_refused_row_changes_nothing()
    {
        TransitionTable table = Filled(2);
        _ = Assert.Throws<ArgumentException>(() => table.Append(Create(2) with { NextState = Floats(1) }));
        table.Append(Create(2));
        Assert.Equal(3, table.Count);
        AssertRow(table, 2);
    }

    /// <summary>
    /// 2 x 2 states and 1 action are 20 bytes, the key 8: everything ever allocated, garbage included, is the rows and
    /// one chunk.
    /// </summary>
    [Fact]
    public void Growing_allocates_the_rows_and_one_chunk_at_most()
    {
        const int Rows = 300_000;
        Transition row = Create();
        TransitionTable table = new(Schema);
        table.Append(row);
        long allocated = AllocatedBy(() =>
        {
            for (int i = 1; i < Rows; i++)
            {
                table.Append(row);
            }
        });
        Assert.InRange(allocated, (Rows - 4096) * 28L, ((Rows + 4096) * 28L) + 50_000);
    }

    private static long AllocatedBy(Action action)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        action();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static TransitionTable Filled(int rows)
    {
        var table = new TransitionTable(Schema);
        for (int row = 0; row < rows; row++)
        {
            table.Append(Create((ulong)row));
        }

        return table;
    }

    private static void AssertRow(TransitionTable table, int row)
    {
        Transition expected = Create((ulong)row);
        Assert.True(table.State(row).SequenceEqual(expected.State.Span));
        Assert.True(table.Action(row).SequenceEqual(expected.Action.Span));
        Assert.True(table.NextState(row).SequenceEqual(expected.NextState.Span));
        Assert.Equal(expected.Id.StableKey, table.Key(row));
    }
}
