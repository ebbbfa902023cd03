using System;
using System.Collections.Generic;
using System.Linq;
using MbRlRobot.Ports;
using MbRlRobot.TestKit.Doubles;
using MbRlRobot.Transitions;
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
        Transition[] rows = [.. Rows("robot", 7, 0, 1, 2)];
        Assert.Equal(3, store.Append(Schema, rows));
        Assert.Equal(rows, store.Read(Schema));
        Assert.Equal(3, store.Count(Schema));
    }

    [AdapterFact]
    public void Stores_a_row_once_and_leaves_the_first_one_alone()
    {
        using ITransitionStore store = Create();
        Transition[] rows = [.. Rows("robot", 7, 0, 1)];
        store.Append(Schema, rows);
        Transition changed = rows[1] with { Reward = 99 };
        Assert.Equal(1, store.Append(Schema, [changed, .. Rows("robot", 7, 2)]));
        Assert.Equal([.. rows, .. Rows("robot", 7, 2)], store.Read(Schema));
    }

    [AdapterFact]
    public void Moves_the_high_water_mark_only_over_sequences_without_a_gap()
    {
        using ITransitionStore store = Create();
        store.Append(Schema, [.. Rows("robot", 7, 1, 2)]);
        Assert.Null(store.HighWaterMark("robot", 7));
        store.Append(Schema, [.. Rows("robot", 7, 0)]);
        Assert.Equal(2UL, store.HighWaterMark("robot", 7));
        store.Append(Schema, [.. Rows("robot", 7, 4)]);
        Assert.Equal(2UL, store.HighWaterMark("robot", 7));
        Assert.Null(store.HighWaterMark("robot", 8));
        Assert.Null(store.HighWaterMark("other", 7));
    }

    [AdapterFact]
    public void Keeps_robots_epochs_and_schemas_apart()
    {
        using ITransitionStore store = Create();
        Assert.Equal(1, store.Append(Schema, [.. Rows("a", 1, 0)]));
        Assert.Equal(1, store.Append(Schema, [.. Rows("b", 1, 0)]));
        Assert.Equal(1, store.Append(Schema, [.. Rows("a", ulong.MaxValue, 0)]));
        Assert.Equal(1, store.Append(Other, [.. Rows("c", 1, 0)]));
        Assert.Equal((3, 1), (store.Count(Schema), store.Count(Other)));
        Assert.Equal(["a", "b", "a"], store.Read(Schema).Select(row => row.Id.RobotId));
        Assert.Equal(0UL, store.HighWaterMark("a", ulong.MaxValue));
    }

    [AdapterFact]
    public void Refuses_a_batch_that_mixes_robots_or_epochs_and_stores_none_of_it()
    {
        using ITransitionStore store = Create();
        Assert.Throws<ArgumentException>(() => store.Append(Schema, [.. Rows("a", 1, 0), .. Rows("b", 1, 1)]));
        Assert.Throws<ArgumentException>(() => store.Append(Schema, [.. Rows("a", 1, 0), .. Rows("a", 2, 1)]));
        Assert.Equal(0, store.Count(Schema));
    }

    [AdapterFact]
    public void Refuses_a_row_of_another_shape()
    {
        using ITransitionStore store = Create();
        Transition row = SampleTransition.Of("a", 1, 0, state: [1, 2]);
        Assert.Throws<ArgumentException>(() => store.Append(Schema, [row]));
        Assert.Equal(0, store.Count(Schema));
    }

    private static IEnumerable<Transition> Rows(string robot, ulong epoch, params ulong[] sequences) =>
        sequences.Select(sequence => SampleTransition.Of(robot, epoch, sequence));
}
