using System;
using System.Collections.Generic;
using System.Linq;
using MbRlRobot.Messaging;
using MbRlRobot.TestKit;
using MbRlRobot.Transitions;
using MbRlRobot.Transitions.Batches;
using Xunit;
using Sample = MbRlRobot.TestKit.Doubles.SampleTransition;

namespace MbRlRobot.Tests.Transitions.Batches;

public sealed class TransitionBatchTests
{
    public static TheoryData<int, int, int> Shapes => new() { { 1, 1, 0 }, { 4, 1, 1 }, { 10, 2, 3 }, { 64, 64, 64 } };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Brings_every_bit_of_a_full_batch(int states, int actions, int parameters)
    {
        TransitionSchema schema = new(new string('c', 64), states, actions, parameters);
        TransitionBatchBuilder builder = new(schema);
        List<Transition> rows = [];
        for (Transition row = Row(0); builder.TryAdd(row); row = Row((ulong)rows.Count))
        {
            rows.Add(row);
        }

        TransitionBatch batch = Read(TransitionBatchWriter.Write(builder.Build()));
        Assert.Equal(schema, batch.Schema);
        Assert.Equal(rows, batch);
        Assert.Equal(TransitionBatchBuilder.RowsPerMessage(schema), batch.Count);

        Transition Row(ulong sequence) => SampleBatch.Random(schema, 3, sequence);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    [InlineData(9)]
    [InlineData(300)]
    public void Brings_rows_that_follow_one_another(int rows)
    {
        TransitionBatch sent = SampleBatch.Of(rows, first: 500, lostBefore: 20);
        TransitionBatch batch = Read(TransitionBatchWriter.Write(sent));
        Assert.Equal(SampleBatch.Rows(rows, 500), batch);
        Assert.Equal((sent.First, 20UL), (batch.First, batch.LostBefore));
    }

    [Fact]
    public void Sends_a_state_once_within_an_episode()
    {
        Transition[] rows = [.. SampleBatch.Rows(200)];
        Transition[] apart = [.. rows.Select(row => row with { NextState = new float[4] })];
        int chained = TransitionBatchWriter.Write(TransitionBatch.Of(Sample.Schema, rows)).Length;
        int whole = TransitionBatchWriter.Write(TransitionBatch.Of(Sample.Schema, apart)).Length;
        Assert.InRange(whole - chained, 199 * 16, (199 * 16) + 8);
    }

    [Fact]
    public void Keeps_a_next_state_that_differs_from_the_next_state_in_the_sign_of_zero_or_in_a_NaN()
    {
        float[][] states = [[1], [-0f], [float.NaN], [BitConverter.UInt32BitsToSingle(0x7FC00001)]];
        TransitionSchema schema = new(new string('c', 64), 1, 1, 0);
        Transition[] rows = [.. states.Select((state, index) => SampleBatch.Random(schema, 1, (ulong)index) with
        {
            State = state,
            NextState = new[] { index < 1 ? 0f : float.NaN },
        })];
        Assert.Equal(rows, Read(TransitionBatchWriter.Write(TransitionBatch.Of(schema, rows))));
    }

    [Fact]
    public void Ends_a_batch_at_a_gap_another_epoch_or_another_robot()
    {
        TransitionBatchBuilder builder = new(Sample.Schema);
        Assert.True(builder.TryAdd(Sample.Of("a", 1, 5)));
        Assert.False(builder.TryAdd(Sample.Of("a", 1, 5)));
        Assert.False(builder.TryAdd(Sample.Of("a", 1, 7)));
        Assert.False(builder.TryAdd(Sample.Of("a", 2, 6)));
        Assert.False(builder.TryAdd(Sample.Of("b", 1, 6)));
        Assert.True(builder.TryAdd(Sample.Of("a", 1, 6)));
        Assert.Equal(2, builder.Build(lostBefore: 5).Count);
        Assert.Equal(0, builder.Count);
        Assert.True(builder.TryAdd(Sample.Of("b", 9, 0)));
    }

    [Fact]
    public void Refuses_to_build_nothing_or_to_lose_more_than_there_was()
    {
        TransitionBatchBuilder builder = new(Sample.Schema);
        Assert.Throws<ArgumentException>(() => builder.Build());
        builder.TryAdd(Sample.Of("a", 1, 5));
        Assert.Throws<ArgumentOutOfRangeException>(() => builder.Build(lostBefore: 6));
    }

    [Fact]
    public void Refuses_rows_that_no_batch_can_hold()
    {
        Transition row = Sample.Of("a", 1, 0);
        Transition[] bad =
        [
            row with { Id = new("A", 1, 0) },
            row with { Id = new("a", 1, 1UL << 63) },
            row with { Episode = -1 },
            row with { Step = -1 },
            row with { ModelVersion = 1UL << 63 },
            row with { Flags = (TransitionFlags)256 },
            row with { State = new float[3] },
        ];
        Assert.All(bad, each => Assert.Throws<ArgumentException>(() => TransitionBatch.Of(Sample.Schema, [each])));
        Assert.Single(TransitionBatch.Of(Sample.Schema, [row with { Id = new("a", 1, TransitionBatch.LargestSequence) }]));
    }

    [Fact]
    public void Refuses_to_write_more_than_a_message_holds() =>
        Assert.Throws<ArgumentException>(() => TransitionBatchWriter.Write(SampleBatch.Of(3000)));

    [Fact]
    public void Collects_without_allocating()
    {
        TransitionBatchBuilder builder = new(Sample.Schema);
        Transition[] rows = [.. SampleBatch.Rows(100)];
        builder.TryAdd(rows[0]);
        builder.Build();
        using (AllocationGuard.Expect(0))
        {
            foreach (Transition row in rows)
            {
                builder.TryAdd(row);
            }
        }
    }

    private static TransitionBatch Read(byte[] payload)
    {
        Assert.InRange(payload.Length, 1, PayloadLimits.TransitionsBytes);
        TransitionBatchReading reading = TransitionBatchReader.Read(payload, SampleBatch.Robot);
        Assert.Equal(TransitionBatchRefusal.None, reading.Refusal);
        return reading.Batch!;
    }
}
