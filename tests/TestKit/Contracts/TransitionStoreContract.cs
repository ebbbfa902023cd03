using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using MbRlRobot.Ports;
using MbRlRobot.TestKit.Doubles;
using MbRlRobot.Transitions;
using MbRlRobot.Transitions.Batches;
using Xunit;

namespace MbRlRobot.TestKit.Contracts;

/// <summary>What every <see cref="ITransitionStore"/> keeps.</summary>
public abstract class TransitionStoreContract
{
    private static readonly TransitionSchema Schema = SampleTransition.Schema;
    private static readonly TransitionSchema Other = new(new string('b', 64), 4, 1, 1);

    protected abstract ITransitionStore Create();

    [AdapterFact]
    public void Gives_back_every_row_bit_for_bit_in_the_order_of_storing()
    {
        using ITransitionStore store = Create();
        Transition[] rows = [.. Rows("robot", 7, 0, 3)];
        Assert.Equal([new(3, 2)], store.Append([TransitionBatch.Of(Schema, rows)]));
        Assert.Equal(rows, store.Read(Schema));
        Assert.Equal(3, store.Count(Schema));
    }

    [AdapterFact]
    public void Gives_back_numbers_that_are_not_finite_and_negative_zeros()
    {
        using ITransitionStore store = Create();
        float[] odd = [float.NaN, -0f, float.PositiveInfinity, float.Epsilon];
        Transition[] rows = [.. Rows("robot", 7, 0, 4).Select((row, index) => row with
        {
            State = odd,
            Reward = odd[index],
            DtSeconds = odd[3 - index],
            TimeNanoseconds = long.MinValue,
            ModelVersion = long.MaxValue,
            Flags = TransitionFlagGroups.All,
        })];
        store.Append([TransitionBatch.Of(Schema, rows)]);
        Assert.Equal(rows, store.Read(Schema));
    }

    [AdapterFact]
    public void Stores_a_row_once_and_leaves_the_first_one_alone()
    {
        using ITransitionStore store = Create();
        Transition[] rows = [.. Rows("robot", 7, 0, 4)];
        store.Append([TransitionBatch.Of(Schema, rows[..2])]);
        TransitionBatch overlap = TransitionBatch.Of(Schema, [rows[1] with { Reward = 99 }, rows[2]]);
        Assert.Equal([new(1, 2), new(0, 2), new(1, 3)], store.Append([overlap, overlap, Batch("robot", 7, 3, 1)]));
        Assert.Equal(rows, store.Read(Schema));
    }

    [AdapterFact]
    public void Moves_the_high_water_mark_only_over_sequences_without_a_gap()
    {
        using ITransitionStore store = Create();
        Assert.Equal([new(2, null)], store.Append([Batch("robot", 7, 1, 2)]));
        Assert.Null(store.HighWaterMark("robot", 7));
        store.Append([Batch("robot", 7, 0, 1)]);
        Assert.Equal(2UL, store.HighWaterMark("robot", 7));
        store.Append([Batch("robot", 7, 4, 2), Batch("robot", 7, 8, 1), Batch("robot", 7, 6, 2)]);
        Assert.Equal(2UL, store.HighWaterMark("robot", 7));
        Assert.Equal([new(1, 8)], store.Append([Batch("robot", 7, 3, 1)]));
        Assert.Null(store.HighWaterMark("robot", 8));
        Assert.Null(store.HighWaterMark("other", 7));
    }

    [AdapterFact]
    public void Does_not_wait_for_rows_that_the_robot_lost()
    {
        using ITransitionStore store = Create();
        Assert.Equal([new(2, 101)], store.Append([Batch("robot", 7, 100, 2, lostBefore: 100)]));
        Assert.Equal([new(2, 101)], store.Append([Batch("robot", 7, 110, 2, lostBefore: 3)]));
        Assert.Equal([new(5, 111)], store.Append([Batch("robot", 7, 100, 7)]));
        Assert.Equal([new(1, 111)], store.Append([Batch("robot", 7, 50, 1)]));
        Assert.Equal(Rows("robot", 7, 50, 1).Single(), store.Read(Schema).Last());
    }

    [AdapterFact]
    public void Keeps_robots_epochs_and_schemas_apart()
    {
        using ITransitionStore store = Create();
        TransitionBatch other = TransitionBatch.Of(Other, [.. Rows("c", 1, 0, 1)]);
        store.Append([Batch("a", 1, 0, 1), Batch("b", 1, 0, 1), Batch("a", ulong.MaxValue, 0, 1), other]);
        Assert.Equal((3, 1), (store.Count(Schema), store.Count(Other)));
        Assert.Equal(["a", "b", "a"], store.Read(Schema).Select(row => row.Id.RobotId));
        Assert.Equal(["c"], store.Read(Other).Select(row => row.Id.RobotId));
        Assert.Equal(0UL, store.HighWaterMark("a", ulong.MaxValue));
        Assert.Equal([Schema, Other], store.Schemas);
    }

    [AdapterFact]
    public void Leaves_a_batch_out_whose_epoch_began_with_another_schema()
    {
        using ITransitionStore store = Create();
        TransitionBatch other = TransitionBatch.Of(Other, [.. Rows("a", 1, 2, 1)]);
        StoredBatch[] expected = [new(2, 1), new(0, 1, IsOtherSchema: true), new(1, 2)];
        Assert.Equal(expected, store.Append([Batch("a", 1, 0, 2), other, Batch("a", 1, 2, 1)]));
        Assert.Equal((3, 0), (store.Count(Schema), store.Count(Other)));
        Assert.Equal([Schema], store.Schemas);
    }

    [AdapterFact]
    public void Reads_what_is_new_since_a_position()
    {
        using ITransitionStore store = Create();
        Assert.Equal(0, store.Position);
        store.Append([Batch("a", 1, 0, 2)]);
        long first = store.Position;
        store.Append([Batch("b", 1, 0, 2), Batch("a", 1, 1, 2), TransitionBatch.Of(Other, [.. Rows("c", 1, 0, 1)])]);
        long second = store.Position;
        store.Append([Batch("a", 1, 3, 1)]);
        Assert.True(second > first && first > 0);
        Assert.Equal(Rows("a", 1, 0, 2), store.Read(Schema, new(UpTo: first)));
        Assert.Equal([.. Rows("b", 1, 0, 2), .. Rows("a", 1, 2, 1)], store.Read(Schema, new(first, second)));
        Assert.Equal(Rows("a", 1, 3, 1), store.Read(Schema, new(second)));
        Assert.Empty(store.Read(Schema, new(store.Position)));
    }

    [AdapterFact]
    public void Reads_one_robot_or_epoch()
    {
        using ITransitionStore store = Create();
        store.Append([Batch("a", 1, 0, 2), Batch("b", 1, 0, 2), Batch("a", 2, 0, 1), Batch("a", 1, 2, 1)]);
        Assert.Equal(Rows("b", 1, 0, 2), store.Read(Schema, new(RobotId: "b")));
        Assert.Equal(Rows("a", 1, 0, 3), store.Read(Schema, new(RobotId: "a", Epoch: 1)));
        Assert.Equal(Rows("a", 1, 2, 1), store.Read(Schema, new(After: 5, RobotId: "a")));
        Assert.Empty(store.Read(Schema, new(RobotId: "c")));
    }

    [AdapterFact]
    public void Tells_the_marks_of_the_epochs_stored_last()
    {
        using ITransitionStore store = Create();
        store.Append([Batch("a", 1, 0, 2), Batch("a", 2, 0, 3), Batch("b", 3, 0, 1), Batch("a", 4, 1, 1)]);
        store.Append([Batch("a", 1, 2, 1)]);
        Assert.Equal([new("a", 1, 2), new("a", 2, 2)], store.HighWaterMarks("a", 9));
        Assert.Equal([new("a", 1, 2)], store.HighWaterMarks("a", 1));
        Assert.Empty(store.HighWaterMarks("c", 9));
    }

    [AdapterFact]
    public async Task Shows_readers_whole_batches_while_it_stores()
    {
        using ITransitionStore store = Create();
        Task writing = Task.Run(() =>
        {
            for (ulong batch = 0; batch < 50; batch++)
            {
                store.Append([Batch("a", 1, batch * 10, 10)]);
            }
        });
        int rows = 0;
        while (rows < 500)
        {
            await Task.Yield();
            rows = store.Read(Schema).Count();
            Assert.Equal(0, rows % 10);
            Assert.True(rows == 500 || !writing.IsFaulted);
        }

        await writing;
    }

    private static TransitionBatch Batch(string robot, ulong epoch, ulong first, int rows, ulong lostBefore = 0) =>
        TransitionBatch.Of(Schema, [.. Rows(robot, epoch, first, rows)], lostBefore);

    private static IEnumerable<Transition> Rows(string robot, ulong epoch, ulong first, int rows) =>
        Enumerable.Range(0, rows).Select(index => SampleTransition.Of(robot, epoch, first + (ulong)index));
}
