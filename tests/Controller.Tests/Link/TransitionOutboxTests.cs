using System;
using System.Linq;
using System.Threading.Tasks;
using MbRlRobot.Controller.Tests.Recording;
using MbRlRobot.Controller.Tests.Recording.Segments;
using MbRlRobot.Link.Outbox;
using MbRlRobot.Messaging;
using MbRlRobot.Messaging.Payloads;
using MbRlRobot.Ports;
using MbRlRobot.TestKit.Doubles;
using MbRlRobot.Transitions.Batches;
using Xunit;

namespace MbRlRobot.Controller.Tests.Link;

/// <summary>Every row reaches the trainer: only its own word moves the cursor.</summary>
public sealed class TransitionOutboxTests : IDisposable
{
    private const ulong Second = Samples.Epoch + 1;

    private static readonly TimeSpan Overdue = OutboxSettings.Usual.ResendAfter;

    private readonly OutboxBench _bench = new();

    [Fact]
    public void Rows_wait_for_others_for_a_second_and_no_longer()
    {
        _bench.Robot.Record(3);
        _bench.Send();
        _bench.Robot.Record(4);
        _bench.Send(TimeSpan.FromSeconds(0.9));
        Assert.Equal((1, 3), (_bench.OnTheLine, _bench.Outbox.RowsSent));
        _bench.Send(TimeSpan.FromSeconds(0.1));
        Assert.Equal((2, 7), (_bench.OnTheLine, _bench.Outbox.RowsSent));
    }

    [Fact]
    public void A_full_batch_waits_for_nothing_and_no_message_is_too_long()
    {
        _bench.Robot.Record(1);
        _bench.Send();
        _bench.Robot.Record(TransitionBatchBuilder.RowsPerMessage(Samples.Schema) + 5);
        _bench.Send(TimeSpan.Zero);
        _bench.Finish();
        Assert.Equal(_bench.Robot.Sequences(), _bench.Stored());
        Assert.InRange(_bench.LongestMessage, PayloadLimits.TransitionsBytes / 2, PayloadLimits.TransitionsBytes);
    }

    [Fact]
    public void No_more_than_the_window_is_on_its_way()
    {
        int rows = 12 * TransitionBatchBuilder.RowsPerMessage(Samples.Schema);
        for (int row = 0; row < rows; row += 1000)
        {
            _bench.Robot.Record(1000);
        }

        _bench.Send();
        _bench.Send();
        Assert.Equal(OutboxSettings.Usual.Window, _bench.OnTheLine);
        _bench.Finish();
        Assert.Equal(_bench.Robot.Sequences(), _bench.Stored());
        Assert.Equal(_bench.Stored().Length, _bench.RowsDelivered);
    }

    [Fact]
    public void A_brokers_acknowledgement_moves_nothing()
    {
        _bench.Robot.Record(5);
        _bench.Send();
        _bench.Lose();
        _bench.Send(Overdue - TimeSpan.FromSeconds(0.1));
        Assert.Null(_bench.Robot.Log.Epochs[0].Acknowledged);
        Assert.Equal(0, _bench.OnTheLine);
        _bench.Send(TimeSpan.FromSeconds(1));
        Assert.Equal(1, _bench.OnTheLine);
        _bench.Finish();
        Assert.Equal(LinkBench.Range(0, 5), _bench.Stored());
    }

    [Fact]
    public void A_lost_acknowledgement_costs_rows_sent_twice_and_none_stored_twice()
    {
        _bench.Robot.Record(5);
        _bench.Send();
        _bench.Deliver();
        _bench.Send(Overdue);
        _bench.Deliver();
        Assert.Equal(10, _bench.RowsDelivered);
        _bench.Acknowledge();
        _bench.Send();
        Assert.Equal((4UL, 0), (_bench.Robot.Log.Epochs[0].Acknowledged!.Value, _bench.Outbox.OnTheirWay));
        Assert.Equal(LinkBench.Range(0, 5), _bench.Stored());
    }

    [Fact]
    public void A_silent_trainer_is_asked_ever_more_rarely()
    {
        _bench.Robot.Record(5);
        for (int second = 0; second < 600; second++)
        {
            _bench.Send();
        }

        Assert.InRange(_bench.Outbox.RowsSent / 5, 5, 15);
    }

    [Fact]
    public void A_broker_that_refuses_is_not_stormed()
    {
        _bench.Robot.Record(5);
        for (int tick = 0; tick < 100; tick++)
        {
            _bench.Publications.Enqueue(Task.FromException(new MessageBusException("No right.")));
            _bench.Send(TimeSpan.FromSeconds(0.1));
        }

        Assert.InRange(_bench.Outbox.RowsSent / 5, 2, 11);
        Assert.Contains(_bench.Lines, line => line.Contains("No right.", StringComparison.Ordinal));
        _bench.Publications.Clear();
        _bench.Finish();
        Assert.Equal(LinkBench.Range(0, 5), _bench.Stored());
    }

    [Fact]
    public void Rows_of_a_lost_connection_are_sent_again_on_the_next()
    {
        _bench.Robot.Record(5);
        _bench.Send();
        _bench.Lose();
        _bench.Outbox.Reconnected();
        _bench.Send();
        _bench.Deliver();
        Assert.Equal(LinkBench.Range(0, 5), _bench.Stored());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Nothing_is_lost_wherever_link_line_and_trainer_fail(int seed)
    {
        Random random = new(seed);
        int rows = 0;
        for (int round = 0; round < 300; round++)
        {
            Action fate = random.Next(8) switch
            {
                0 => _bench.Restart,
                1 => _bench.Lose,
                2 => _bench.Outbox.Reconnected,
                3 => () => _bench.Publications.Enqueue(Task.FromException(new MessageBusException("cut"))),
                4 => _bench.Acknowledge,
                5 => () => _bench.StartControl(Samples.Epoch + (ulong)++rows),
                _ => _bench.Deliver,
            };
            fate();
            _bench.Robot.Record(random.Next(4));
            _bench.Send(TimeSpan.FromSeconds(random.NextDouble() * 4));
        }

        _bench.Finish();
        Assert.True(_bench.Robot.Log.Epochs.Count > 10);
        Assert.All(_bench.Robot.Log.Epochs, epoch => Assert.Equal(
            LinkBench.Range(0, (int)epoch.LastSequence + 1), _bench.Stored(epoch.Epoch)));
    }

    [Fact]
    public void A_restart_goes_on_behind_what_is_acknowledged()
    {
        _bench.Robot.Record(5);
        _bench.Send();
        _bench.Deliver();
        _bench.Acknowledge();
        _bench.Robot.Record(2);
        _bench.Restart();
        _bench.Send();
        Assert.Equal(2, _bench.Outbox.RowsSent);
    }

    [Fact]
    public void Old_epochs_come_first()
    {
        _bench.Robot.Record(3);
        _bench.StartControl(Second);
        _bench.Robot.Record(4);
        _bench.Send();
        _bench.Deliver();
        Assert.Equal(
            [Samples.Epoch, Second],
            _bench.Store.Read(Samples.Schema).Select(row => row.Id.Epoch).Distinct());
        Assert.Equal((3, 4), (_bench.Stored().Length, _bench.Stored(Second).Length));
    }

    [Fact]
    public void An_epoch_that_the_trainer_never_takes_holds_up_no_other()
    {
        for (int batch = 0; batch < 12; batch++)
        {
            _bench.Robot.Record(1000);
        }

        _bench.StartControl(Second);
        for (int second = 0; second < 60; second++)
        {
            _bench.Robot.Record(1);
            _bench.Send();
            _bench.Outbox.Hear(new Acknowledgement(
                [new EpochAcknowledgement(Second, (ulong)second)], TransitionBatchRefusal.UnknownSchema));
        }

        Assert.Equal(59UL, _bench.Robot.Log.Epochs[1].Acknowledged);
        Assert.Null(_bench.Robot.Log.Epochs[0].Acknowledged);
        Assert.Contains(_bench.Lines, line => line.Contains("UnknownSchema", StringComparison.Ordinal));
    }

    [Fact]
    public void Rows_for_which_no_trainer_is_there_stay()
    {
        _bench.Robot.Record(3);
        _bench.Outbox.Send(_ => false);
        Assert.Equal(0, _bench.OnTheLine);
    }

    [Fact]
    public void An_overflow_of_the_ring_is_told_the_trainer_which_does_not_wait_for_it()
    {
        using OutboxBench small = new(capacity: 64);
        small.Robot.Record(10);
        Samples.Steps(small.Robot.Recorder, 200);
        small.Robot.Record(0);
        small.Finish();
        Assert.Equal(209UL, small.Robot.Log.Epochs[0].Acknowledged);
        Assert.InRange(small.Stored().Length, 20, 100);
        Assert.Equal(small.Robot.Sequences(), small.Stored());
    }

    [Fact]
    public void What_the_logs_budget_took_is_told_the_trainer_too()
    {
        using OutboxBench small = new(maximumBytes: 1 << 20);
        small.Robot.RecordSlowly(12000);
        ulong first = small.Robot.Log.Epochs[0].FirstSequence;
        Assert.True(first > 0);
        small.Finish();
        Assert.Equal(11999UL, small.Robot.Log.Epochs[0].Acknowledged);
        Assert.Equal(first, small.Stored()[0]);
    }

    [Fact]
    public void A_trainer_that_lost_its_store_gets_what_the_log_still_has()
    {
        _bench.Robot.Record(50);
        _bench.Finish();
        _bench.Store = new MemoryTransitionStore();
        _bench.Robot.Record(5);
        for (int second = 0; second < 30; second++)
        {
            _bench.Send();
            _bench.Deliver();
            _bench.Acknowledge();
        }

        Assert.Equal(LinkBench.Range(0, 55), _bench.Stored());
        Assert.Equal(54UL, _bench.Robot.Log.Epochs[0].Acknowledged);
    }

    [Fact]
    public void Rows_that_no_batch_can_hold_count_as_lost()
    {
        _bench.Robot.StartControl(Second);
        _bench.Robot.Record(3);
        _bench.Send();
        _bench.Send();
        Assert.Equal(0, _bench.Outbox.RowsSent);
        Assert.Contains(_bench.Lines, line => line.Contains("counts as lost", StringComparison.Ordinal));
        _bench.Robot.Recorder.StartEpisode(0, isExploring: true, [0, -1], [3]);
        _bench.Robot.Record(4);
        _bench.Finish();
        Assert.Equal(LinkBench.Range(3, 4), _bench.Stored(Second));
    }

    [Fact]
    public void An_acknowledgement_of_rows_that_do_not_exist_skips_none()
    {
        _bench.Robot.Record(3);
        _bench.Outbox.Hear(new Acknowledgement(
            [new EpochAcknowledgement(Samples.Epoch, TransitionBatch.LargestSequence), new EpochAcknowledgement(0xBAD, 7)]));
        _bench.Robot.Record(4);
        _bench.Send();
        Assert.Equal(4, _bench.Outbox.RowsSent);
        Assert.Single(_bench.Robot.Log.Epochs);
    }

    public void Dispose() => _bench.Dispose();
}
