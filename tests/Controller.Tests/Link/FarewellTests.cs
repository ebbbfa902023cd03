using System;
using System.Diagnostics;
using System.Threading;
using System.Threading.Tasks;
using MbRlRobot.Controller.Tests.Recording.Segments;
using MbRlRobot.Link;
using MbRlRobot.Messaging;
using MbRlRobot.Messaging.Payloads;
using MbRlRobot.Ports;
using MbRlRobot.Robots;
using Xunit;

namespace MbRlRobot.Controller.Tests.Link;

/// <summary>How a link ends: with its run, and without.</summary>
public sealed class FarewellTests
{
    [Theory]
    [InlineData(0, true, true, true, true)]
    [InlineData(0, false, true, true, false)]
    [InlineData(4.9, false, true, true, false)]
    [InlineData(5, false, true, true, true)]
    [InlineData(0, false, false, true, true)]
    [InlineData(1.9, false, true, false, false)]
    [InlineData(2, false, true, false, true)]
    public void Goes_on_while_that_is_of_use(double seconds, bool isDelivered, bool hasLine, bool hasTrainer, bool isOver)
    {
        ManualTime time = new();
        Farewell farewell = new(time);
        time.Now += TimeSpan.FromSeconds(seconds);
        Assert.Equal(isOver, farewell.IsOver(isDelivered, hasLine, hasTrainer));
    }

    [Fact]
    public async Task Sends_what_is_left_until_the_trainer_has_it()
    {
        using LinkRig rig = new();
        HearTrainer(rig);
        rig.Bus.OnPublish = message =>
        {
            if (message.Topic == TopicFilters.OfRobot(TopicKind.Transitions, LinkRig.RobotId))
            {
                rig.Arrive(TopicKind.Acknowledgement, PayloadJson.Write(new Acknowledgement([new EpochAcknowledgement(LinkRig.Epoch, 4)])));
            }
        };
        rig.Record(5);
        double seconds = await EndAsync(rig);
        Assert.InRange(seconds, 0, 4);
        Assert.Single(rig.PublishedOf(TopicKind.Transitions));
        Assert.Equal(0UL, rig.Log.Status.Unacknowledged);
        Assert.True(rig.Link.Standing.IsDelivered);
        Assert.False(rig.Last<RobotStatus>(TopicKind.Status).Online);
    }

    [Fact]
    public async Task Waits_five_seconds_for_a_trainer_that_says_nothing()
    {
        using LinkRig rig = new();
        HearTrainer(rig);
        rig.Record(5);
        Assert.InRange(await EndAsync(rig), 5, 8);
        Assert.Equal(5UL, rig.Log.Status.Unacknowledged);
        Assert.False(rig.Last<RobotStatus>(TopicKind.Status).Online);
    }

    [Fact]
    public async Task Waits_two_seconds_for_one_to_come()
    {
        using LinkRig rig = new();
        rig.Record(5);
        Assert.InRange(await EndAsync(rig), 2, 4.5);
        Assert.Equal(5UL, rig.Log.Status.Unacknowledged);
    }

    [Fact]
    public async Task Waits_for_no_broker_that_is_not_there()
    {
        using LinkRig rig = new();
        rig.Bus.Refusals.Enqueue(new MessageBusException("Nobody there."));
        rig.Record(5);
        Assert.InRange(await EndAsync(rig), 0, 1);
        Assert.Equal(5UL, rig.Log.Status.Unacknowledged);
        Assert.Empty(rig.Bus.Published);
    }

    [Fact]
    public void Says_how_far_it_is()
    {
        using LinkRig rig = new(hasControl: false);
        Assert.Equal((true, false), (rig.Link.Standing.HasControl, rig.Link.Standing.IsDelivered));
        rig.Pump();
        Assert.Equal((false, true), (rig.Link.Standing.HasControl, rig.Link.Standing.IsDelivered));
    }

    [Theory]
    [InlineData(true, false, true, 1000, false)]
    [InlineData(false, true, true, 1000, false)]
    [InlineData(false, false, true, 0, true)]
    [InlineData(false, false, false, 59, false)]
    [InlineData(false, false, false, 60, true)]
    public void Outlives_its_run_as_long_as_it_is_needed(
        bool isParentAlive, bool hasControl, bool isDelivered, double seconds, bool isOver)
    {
        ManualTime time = new();
        OrphanWatch watch = new(time);
        LinkStanding standing = new();
        standing.Tell(hasControl, isDelivered);
        bool isOverAtOnce = watch.IsOver(isParentAlive, standing);
        time.Now += TimeSpan.FromSeconds(seconds);
        Assert.Equal((isOver && seconds == 0, isOver), (isOverAtOnce, watch.IsOver(isParentAlive, standing)));
    }

    [Fact]
    public void Another_control_process_needs_it_again()
    {
        ManualTime time = new();
        OrphanWatch watch = new(time);
        LinkStanding standing = new();
        standing.Tell(hasControl: false, isDelivered: false);
        Assert.False(watch.IsOver(false, standing));
        time.Now += TimeSpan.FromSeconds(50);
        standing.Tell(hasControl: true, isDelivered: false);
        Assert.False(watch.IsOver(false, standing));
        time.Now += TimeSpan.FromSeconds(50);
        standing.Tell(hasControl: false, isDelivered: false);
        Assert.False(watch.IsOver(false, standing));
    }

    private static void HearTrainer(LinkRig rig)
    {
        rig.Pump();
        byte[] state = PayloadJson.Write(new TrainerState(Online: true, "1.0.0", [RobotSchema.Hash(rig.Robot)]));
        rig.Bus.Arrive(Topics.TrainerState("t"), state, retain: true);
        rig.Pump();
    }

    /// <summary>Ends the link, lets its clock run, and says how long it took by that.</summary>
    private static async Task<double> EndAsync(LinkRig rig)
    {
        DateTimeOffset start = rig.Time.Now;
        Task end = rig.Link.RunAsync(new CancellationToken(canceled: true));
        long since = Stopwatch.GetTimestamp();
        while (!end.IsCompleted && Stopwatch.GetElapsedTime(since) < TimeSpan.FromSeconds(60))
        {
            rig.Time.Now += TimeSpan.FromSeconds(0.25);
            await Task.WhenAny(end, Task.Delay(40));
        }

        await end.WaitAsync(TimeSpan.FromSeconds(1));
        return (rig.Time.Now - start).TotalSeconds;
    }
}
