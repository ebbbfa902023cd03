using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using MbRlRobot.Ingest.Live;
using MbRlRobot.Messaging;
using MbRlRobot.Messaging.Payloads;
using MbRlRobot.Ports;
using MbRlRobot.TestKit.Doubles;
using MbRlRobot.Transitions;
using MbRlRobot.Transitions.Batches;
using Xunit;

namespace MbRlRobot.Trainer.Tests.Ingest.Live;

public sealed class TransitionIngestTests
{
    private static readonly TransitionSchema Foreign = new(new string('f', 64), 4, 1, 1);

    [Fact]
    public async Task Stores_what_arrives_and_then_acknowledges_it()
    {
        await using IngestBench bench = await IngestBench.Start();
        await bench.Send(IngestBench.Batch(0, 10));
        Assert.Equal([new EpochAcknowledgement(1, 9)], bench.Told().Epochs);
        Assert.Equal(IngestBench.Batch(0, 10), bench.Store.Read(SampleTransition.Schema));
    }

    [Fact]
    public async Task Acknowledges_every_robot_and_epoch_by_itself()
    {
        await using IngestBench bench = await IngestBench.Start();
        await bench.Send(IngestBench.Batch(0, 3));
        await bench.Send(IngestBench.Batch(0, 2, epoch: 2));
        await bench.Send(IngestBench.Batch(0, 5, "b"));
        Assert.Equal([new(2, 1), new(1, 2)], bench.ToldUpTo(1, epoch: 2).Epochs);
        Assert.Equal([new(1, 4)], bench.Told("b").Epochs);
    }

    [Fact]
    public async Task Acknowledges_a_repetition_again_and_stores_nothing_twice()
    {
        await using IngestBench bench = await IngestBench.Start();
        await bench.Send(IngestBench.Batch(0, 10));
        bench.Told();
        await bench.Send(IngestBench.Batch(5, 10));
        bench.ToldUpTo(14);
        await bench.Send(IngestBench.Batch(0, 10));
        Assert.Equal(14UL, bench.Told().MarkOf(1));
        Assert.Equal((15, 15), (bench.Robot.Rows, bench.Robot.Duplicates));
    }

    [Fact]
    public async Task Acknowledges_nothing_beyond_a_gap_and_counts_it()
    {
        await using IngestBench bench = await IngestBench.Start();
        await bench.Send(IngestBench.Batch(0, 10));
        bench.Told();
        await bench.Send(IngestBench.Batch(20, 10));
        Assert.Equal(9UL, bench.Told().MarkOf(1));
        await bench.Send(IngestBench.Batch(10, 10));
        bench.ToldUpTo(29);
        Assert.Equal((1, 30), (bench.Robot.Gaps, bench.Robot.Rows));
    }

    [Fact]
    public async Task Goes_on_beyond_rows_that_are_lost()
    {
        await using IngestBench bench = await IngestBench.Start();
        await bench.Send(TransitionBatch.Of(SampleTransition.Schema, [.. IngestBench.Batch(50, 10)], lostBefore: 50));
        Assert.Equal(59UL, bench.Told().MarkOf(1));
        Assert.Equal((0, 50), (bench.Robot.Gaps, bench.Robot.LostRows));
    }

    [Fact]
    public async Task Refuses_a_schema_that_is_not_served_and_says_so()
    {
        await using IngestBench bench = await IngestBench.Start();
        await bench.Send(IngestBench.Batch(0, 10, schema: Foreign));
        Acknowledgement told = bench.Told();
        Assert.Equal((0, TransitionBatchRefusal.UnknownSchema), (told.Epochs.Count, told.Refusal));
        await bench.Send(IngestBench.Batch(0, 10, "b"));
        bench.ToldUpTo(9, robotId: "b");
        Assert.Equal([SampleTransition.Schema], bench.Store.Schemas);
        await bench.Send(IngestBench.Batch(0, 1));
        Assert.Equal(TransitionBatchRefusal.None, bench.ToldUpTo(0).Refusal);
    }

    [Fact]
    public async Task Takes_another_number_of_parameters_but_not_within_an_epoch()
    {
        TransitionSchema moreParameters = new(SampleTransition.Schema.Hash, 4, 1, 2);
        TransitionBatch Other(ulong epoch) => TransitionBatch.Of(moreParameters, [.. IngestBench.Batch(0, 2, epoch: epoch)
            .Select(row => row with { Parameters = new float[2] })]);
        await using IngestBench bench = await IngestBench.Start();
        await bench.Send(IngestBench.Batch(0, 3));
        bench.Told();
        await bench.Send(Other(epoch: 1));
        Assert.Equal(TransitionBatchRefusal.OtherSchema, bench.Told().Refusal);
        await bench.Send(Other(epoch: 2));
        bench.ToldUpTo(1, epoch: 2);
        Assert.Equal((3, 2), (bench.Store.Count(SampleTransition.Schema), bench.Store.Count(moreParameters)));
    }

    [Fact]
    public async Task Counts_refusals_by_reason_and_tells_of_each_reason_once()
    {
        await using IngestBench bench = await IngestBench.Start();
        await bench.Send("a", []);
        Assert.Equal(TransitionBatchRefusal.Size, bench.Told().Refusal);
        await bench.Send("a", []);
        await bench.Send("a", [1, 2, 3]);
        Assert.Equal(TransitionBatchRefusal.Encoding, bench.Told().Refusal);
        await bench.Send("a", TransitionBatchWriter.Write(IngestBench.Batch(0, 1, "b")));
        Assert.Equal(TransitionBatchRefusal.RobotId, bench.Told().Refusal);
        Assert.Equal(
            [(TransitionBatchRefusal.Size, 2), (TransitionBatchRefusal.Encoding, 1), (TransitionBatchRefusal.RobotId, 1)],
            bench.Robot.Refusals.OrderBy(pair => pair.Key).Select(pair => (pair.Key, (int)pair.Value)));
        Assert.False(bench.HasTold());
        Assert.Equal(0, bench.Store.Position);
    }

    [Fact]
    public async Task Stores_what_waits_together_in_one_transaction_and_acknowledges_it_once()
    {
        await using IngestBench bench = await IngestBench.Start();
        bench.Store.Close();
        await bench.Send(IngestBench.Batch(0, 1));
        bench.Store.AwaitAppend();
        for (ulong batch = 1; batch <= 40; batch++)
        {
            await bench.Send(IngestBench.Batch(batch, 1));
        }

        bench.Store.Open();
        bench.ToldUpTo(40);
        Assert.Equal([1, 40], bench.Store.Groups);
    }

    [Fact]
    public async Task Drops_what_it_has_no_room_for_and_stores_it_when_it_comes_again()
    {
        await using IngestBench bench = await IngestBench.Start(new IngestOptions(QueueBytes: 40_000, GroupMilliseconds: 1));
        bench.Store.Close();
        for (ulong batch = 0; batch < 100; batch++)
        {
            await bench.Send(IngestBench.Batch(batch * 10, 10));
            Assert.InRange(bench.Ingest.Statistics.QueuedBytes, 0, 40_000);
        }

        Assert.InRange(bench.Robot.DroppedRows, 500, 990);
        bench.Store.Open();
        ulong mark = bench.Told().MarkOf(1)!.Value;
        Assert.InRange(mark, 9UL, 499UL);
        while (mark < 999)
        {
            await bench.Send(IngestBench.Batch(mark + 1, 10));
            mark = bench.Told().MarkOf(1)!.Value;
        }

        Assert.Equal(1000, bench.Store.Count(SampleTransition.Schema));
    }

    [Fact]
    public async Task Acknowledges_nothing_of_a_transaction_that_failed()
    {
        await using IngestBench bench = await IngestBench.Start();
        bench.Store.Fail();
        await bench.Send(IngestBench.Batch(0, 10));
        SpinWait.SpinUntil(() => bench.Ingest.Statistics.StoreFaults == 1, TimeSpan.FromSeconds(20));
        Assert.Equal((1, "the disk is full"), (bench.Ingest.Statistics.StoreFaults, bench.Ingest.Statistics.LastFault));
        Assert.False(bench.HasTold());
        await bench.Send(IngestBench.Batch(0, 10));
        bench.ToldUpTo(9);
        Assert.Equal((10, 10), (bench.Robot.Rows, bench.Robot.DroppedRows));
        Assert.Null(bench.Ingest.Statistics.LastFault);
    }

    [Fact]
    public async Task Tells_the_latest_once_the_broker_is_back()
    {
        await using IngestBench bench = await IngestBench.Start();
        bench.Bus.IsBroken = true;
        await bench.Send(IngestBench.Batch(0, 10));
        await bench.Send(IngestBench.Batch(10, 10));
        SpinWait.SpinUntil(() => bench.Bus.Refused > 1 && bench.Robot.Rows == 20, TimeSpan.FromSeconds(20));
        Assert.False(bench.HasTold());
        bench.Bus.IsBroken = false;
        Assert.Equal(19UL, bench.Told().MarkOf(1));
    }

    [Fact]
    public async Task Stores_and_acknowledges_what_is_queued_when_it_ends()
    {
        await using IngestBench bench = await IngestBench.Start();
        bench.Store.Close();
        await bench.Send(IngestBench.Batch(0, 1));
        bench.Store.AwaitAppend();
        await bench.Send(IngestBench.Batch(1, 1));
        ValueTask end = bench.Ingest.DisposeAsync();
        await bench.Send(IngestBench.Batch(2, 1));
        bench.Store.Open();
        await end;
        Assert.Equal(1UL, bench.ToldUpTo(1).MarkOf(1));
        Assert.Equal(2, bench.Store.Position);
    }

    [Fact]
    public async Task Knows_after_a_restart_what_was_stored_before()
    {
        await using IngestBench bench = await IngestBench.Start();
        await bench.Send(IngestBench.Batch(0, 10));
        bench.Told();
        await bench.Ingest.DisposeAsync();
        await bench.Serve();
        await bench.Send(IngestBench.Batch(0, 3, epoch: 2));
        Assert.Equal([new(2, 2), new(1, 9)], bench.ToldUpTo(2, epoch: 2).Epochs);
    }

    [Fact]
    public async Task Tells_the_robots_of_a_transaction_without_waiting_for_one_after_the_other()
    {
        await using IngestBench bench = await IngestBench.Start(slowTopic: Topics.Acknowledgement("a"));
        bench.Store.Close();
        await bench.Send(IngestBench.Batch(0, 10, "first"));
        bench.Store.AwaitAppend();
        await bench.Send(IngestBench.Batch(0, 10));
        await bench.Send(IngestBench.Batch(0, 10, "b"));
        bench.Store.Open();
        bench.ToldUpTo(9, robotId: "b");
        Assert.False(bench.HasTold("a"));
        bench.Bus.LetGo();
        bench.ToldUpTo(9);
    }

    [Fact]
    public async Task Keeps_the_latest_acknowledgement_for_a_robot_that_comes_later()
    {
        await using IngestBench bench = await IngestBench.Start();
        await bench.Send(IngestBench.Batch(0, 10));
        bench.ToldUpTo(9);
        BusMessage kept = await bench.ToldLate("a");
        Assert.True(kept.Retain);
        Assert.Equal(9UL, PayloadJson.Read<Acknowledgement>(kept.Payload.Span).Payload!.MarkOf(1));
    }

    [Fact]
    public async Task Tells_when_a_robot_was_seen_and_how_fast_it_is()
    {
        DateTimeOffset before = DateTimeOffset.UtcNow;
        await using IngestBench bench = await IngestBench.Start();
        await bench.Send(IngestBench.Batch(0, 100));
        bench.Told();
        Assert.InRange(bench.Robot.LastSeenUtc, before, DateTimeOffset.UtcNow);
        Assert.InRange(bench.Robot.RowsPerSecond, 0.1, 10);
        Assert.InRange(bench.Robot.LagSeconds, 0, 30);
    }
}
