using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using MbRlRobot.Lifecycle;
using MbRlRobot.Messaging;
using MbRlRobot.Messaging.Payloads;
using MbRlRobot.Ports;
using MbRlRobot.Robots;
using MbRlRobot.Status;
using Xunit;

namespace MbRlRobot.Controller.Tests.Link;

/// <summary>What a link tells, and how it gets and loses its connection.</summary>
public sealed class RobotLinkTests
{
    [Fact]
    public void Tells_birth_and_status_once_a_connection_and_at_each_change()
    {
        using LinkRig rig = new();
        rig.TellStatus(rig.Status);
        rig.Pump();
        rig.Pump();
        int births = rig.PublishedOf(TopicKind.Birth).Length;
        rig.Pump(5);
        Assert.Equal((births, births), (rig.PublishedOf(TopicKind.Birth).Length, rig.PublishedOf(TopicKind.Status).Length));
        Assert.All(rig.PublishedOf(TopicKind.Birth), message => Assert.True(message.Retain));

        rig.TellStatus(rig.Status with { Lifecycle = LifecycleState.Active, ModelVersion = 4 });
        rig.Pump();
        RobotBirth birth = rig.Last<RobotBirth>(TopicKind.Birth);
        Assert.Equal((LinkRig.Epoch, 4UL, 3L), (birth.Epoch!.Value, birth.ModelVersion, birth.BdSeq));
        Assert.Equal(RobotSchema.Hash(rig.Robot), birth.SchemaHash);
        Assert.Equal(LifecycleState.Active, rig.Last<RobotStatus>(TopicKind.Status).State);
        Assert.Equal(births + 1, rig.PublishedOf(TopicKind.Birth).Length);
    }

    [Fact]
    public void Tells_everything_again_on_a_new_connection()
    {
        using LinkRig rig = new();
        rig.Pump();
        rig.Pump();
        int before = rig.PublishedOf(TopicKind.Birth).Length;
        rig.Bus.Move(BusState.Connecting);
        rig.Pump();
        Assert.Equal(before, rig.PublishedOf(TopicKind.Birth).Length);
        rig.Bus.Move(BusState.Connected);
        rig.Pump();
        Assert.Equal((before + 1, before + 1), (rig.PublishedOf(TopicKind.Birth).Length, rig.PublishedOf(TopicKind.Status).Length));
        Assert.Contains(rig.Lines, line => line.Contains("is lost", StringComparison.Ordinal));
    }

    [Fact]
    public void Says_why_the_connection_is_lost_and_why_it_does_not_come_back_each_reason_once()
    {
        using LinkRig rig = new();
        rig.Pump();
        rig.Bus.Fault = "the line broke";
        rig.Bus.Move(BusState.Connecting);
        rig.Pump();
        rig.Pump();
        Assert.EndsWith("kept on the disk: the line broke", rig.Lines[^1], StringComparison.Ordinal);
        int told = rig.Lines.Count;
        rig.Bus.Fault = "not authorised";
        rig.Pump();
        rig.Pump();
        Assert.Equal(told + 1, rig.Lines.Count);
        Assert.EndsWith("the broker cannot be reached again: not authorised", rig.Lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void Says_that_no_control_process_runs()
    {
        using LinkRig rig = new(hasControl: false);
        rig.Pump();
        RobotStatus status = rig.Last<RobotStatus>(TopicKind.Status);
        Assert.Equal((LifecycleState.Unconfigured, "noControlProcess"), (status.State!.Value, status.Faults[0].Code));
        Assert.Null(rig.Last<RobotBirth>(TopicKind.Birth).Epoch);
    }

    [Fact]
    public void Tells_a_fault_of_the_control_process()
    {
        using LinkRig rig = new();
        rig.TellStatus(rig.Status with { Lifecycle = LifecycleState.Fault, Fault = LoopFault.SensorStale });
        rig.Pump();
        Assert.Equal("sensorStale", rig.Last<RobotStatus>(TopicKind.Status).Faults[0].Code);
    }

    [Fact]
    public void Telemetry_comes_at_most_ten_times_a_second_and_only_with_news()
    {
        using LinkRig rig = new();
        for (int tick = 0; tick < 100; tick++)
        {
            rig.TellStatus(rig.Status with { Episode = 2, Step = tick, WrittenNanoseconds = tick + 1, StateNanoseconds = 5_000_000_000 });
            rig.Pump(0.02);
        }

        Assert.InRange(rig.PublishedOf(TopicKind.Telemetry).Length, 15, 20);
        RobotTelemetry telemetry = rig.Last<RobotTelemetry>(TopicKind.Telemetry);
        Assert.Equal((5.0, 2), (telemetry.Time, telemetry.Episode));
        Assert.Equal((2.0, 6.0, 7.0), (telemetry.State["theta"], telemetry.Action["force"], telemetry.Parameters["goalX"]));
        int sent = rig.PublishedOf(TopicKind.Telemetry).Length;
        rig.Pump(1);
        rig.Pump(1);
        Assert.InRange(rig.PublishedOf(TopicKind.Telemetry).Length, sent, sent + 1);
    }

    [Fact]
    public void Telemetry_tells_how_planning_goes_and_how_the_loop_keeps_time_once_there_is_something_to_tell()
    {
        using LinkRig rig = new();
        LoopStatus started = rig.Status with
        {
            Episode = 0,
            Phase = LoopPhase.Exploring,
            WrittenNanoseconds = 1,
            PlanMilliseconds = double.NaN,
        };
        rig.TellStatus(started);
        rig.Pump(0.5);
        rig.Pump(0.5);
        RobotTelemetry first = rig.Last<RobotTelemetry>(TopicKind.Telemetry);
        Assert.Equal((null, null), (first.Plan, first.Loop));

        LoopStatus planning = started with
        {
            Phase = LoopPhase.Planning,
            WrittenNanoseconds = 2,
            PlanMilliseconds = 8.5,
            PlanAgeMilliseconds = 12.5,
            PlanIterations = 3,
            PlanReturn = float.NegativeInfinity,
            PlanDisagreement = 0.25f,
            LatePlans = 4,
            UnusablePlans = 5,
            Latest = new LoopTimes
            {
                Period = new TimeSummary { Count = 100, P50Milliseconds = 10, P99Milliseconds = 11, MaximumMilliseconds = 12 },
                Work = new TimeSummary { Count = 100, MeanMilliseconds = 2 },
            },
            WorstPeriodMilliseconds = 30,
            Overruns = 1,
            MissedPeriods = 2,
        };
        rig.TellStatus(planning);
        rig.Pump(0.5);
        RobotTelemetry second = rig.Last<RobotTelemetry>(TopicKind.Telemetry);
        Assert.Equal(new PlanTelemetry(8.5, 12.5, 3, null, 0.25, 4, 5), second.Plan);
        Assert.Equal(new LoopTelemetry(10, 11, 12, 2, 30, 1, 2, 0), second.Loop);

        rig.TellStatus(planning with { WrittenNanoseconds = 3, PlanAgeMilliseconds = double.NaN });
        rig.Pump(0.5);
        Assert.Null(rig.Last<RobotTelemetry>(TopicKind.Telemetry).Plan!.AgeMilliseconds);
    }

    [Fact]
    public void Keeps_trying_for_the_first_connection()
    {
        using LinkRig rig = new();
        for (int refusal = 0; refusal < 3; refusal++)
        {
            rig.Bus.Refusals.Enqueue(new MessageBusException($"Nobody there, try {refusal}."));
        }

        for (int second = 0; second < 12; second++)
        {
            rig.Pump(1);
        }

        Assert.Equal(BusState.Connected, rig.Bus.State);
        Assert.Equal(3, rig.Lines.Count(line => line.Contains("cannot be reached", StringComparison.Ordinal)));
        Assert.NotEmpty(rig.PublishedOf(TopicKind.Birth));
    }

    [Fact]
    public async Task Says_offline_at_a_clean_end()
    {
        using LinkRig rig = new();
        rig.Pump();
        using CancellationTokenSource stop = new();
        await stop.CancelAsync();
        await rig.Link.RunAsync(stop.Token);
        Assert.Equal(RobotStatus.Offline(3).BdSeq, rig.Last<RobotStatus>(TopicKind.Status).BdSeq);
        Assert.False(rig.Last<RobotStatus>(TopicKind.Status).Online);
    }

    [Fact]
    public void A_message_that_is_too_long_is_not_looked_at()
    {
        using LinkRig rig = new();
        rig.Pump();
        rig.Arrive(TopicKind.Command, new byte[PayloadLimits.ShortBytes + 1]);
        rig.Pump();
        Assert.DoesNotContain(rig.Lines, line => line.Contains("command", StringComparison.Ordinal));
        Assert.Equal([new(TopicKind.Command, 1)], rig.Link.Refused);
        Assert.Empty(rig.PublishedOf(TopicKind.CommandResult));
    }
}
