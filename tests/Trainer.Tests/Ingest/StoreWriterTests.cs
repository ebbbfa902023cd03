using System.IO;
using System.Linq;
using MbRlRobot.Ingest;
using MbRlRobot.TestKit.Doubles;
using MbRlRobot.Transitions;
using MbRlRobot.Transitions.Batches;
using Xunit;

namespace MbRlRobot.Trainer.Tests.Ingest;

public sealed class StoreWriterTests
{
    private static readonly TransitionSchema Schema = SampleTransition.Schema;

    [Fact]
    public void Stores_rows_of_any_epochs_with_any_gaps_and_counts_the_new_ones()
    {
        using MemoryTransitionStore store = new();
        store.Append([TransitionBatch.Of(Schema, [SampleTransition.Of("r", 1, 1)])]);
        Transition[] rows =
        [
            .. new ulong[] { 0, 1, 2, 9, 10 }.Select(sequence => SampleTransition.Of("r", 1, sequence)),
            .. new ulong[] { 3, 4 }.Select(sequence => SampleTransition.Of("r", 2, sequence)),
            SampleTransition.Of("other", 2, 0),
        ];
        Assert.Equal(rows.Length - 1, Write(store, rows));
        Assert.Equal(0, Write(store, rows));
        Assert.Equal(rows.Length, store.Count(Schema));
    }

    [Fact]
    public void Says_of_no_row_that_it_is_lost()
    {
        using MemoryTransitionStore store = new();
        Write(store, SampleTransition.Of("r", 1, 5), SampleTransition.Of("r", 1, 8));
        Assert.Null(store.HighWaterMark("r", 1));
        Write(store, [.. Enumerable.Range(0, 5).Select(row => SampleTransition.Of("r", 1, (ulong)row))]);
        Assert.Equal(5UL, store.HighWaterMark("r", 1));
    }

    [Fact]
    public void Stores_more_rows_than_fit_into_one_transaction()
    {
        using MemoryTransitionStore store = new();
        int rows = (40 * TransitionBatchBuilder.RowsPerMessage(Schema)) + 7;
        Assert.Equal(rows, Write(store, [.. Enumerable.Range(0, rows).Select(row => SampleTransition.Of("r", 1, (ulong)row))]));
        Assert.Equal((ulong)rows - 1, store.HighWaterMark("r", 1));
    }

    [Fact]
    public void Refuses_a_row_that_no_store_takes_by_its_id()
    {
        using MemoryTransitionStore store = new();
        InvalidDataException fault = Assert.Throws<InvalidDataException>(
            () => Write(store, SampleTransition.Of("r", 1, TransitionBatch.LargestSequence + 1)));
        Assert.Contains("r/0000000000000001/9223372036854775808 cannot be stored", fault.Message, System.StringComparison.Ordinal);
    }

    private static long Write(MemoryTransitionStore store, params Transition[] rows)
    {
        StoreWriter writer = new(store, Schema);
        rows.ToList().ForEach(writer.Add);
        writer.Flush();
        return writer.NewRows;
    }
}
