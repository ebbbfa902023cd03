using System;
using System.Linq;
using System.Threading.Tasks;
using MbRlRobot.Lifecycle;
using MbRlRobot.Loop;
using MbRlRobot.Mailbox;
using MbRlRobot.Messaging.Payloads;
using MbRlRobot.Ports;
using MbRlRobot.Recording;
using MbRlRobot.Robots;
using MbRlRobot.Status;
using MbRlRobot.Transitions;
using Xunit;

namespace MbRlRobot.Controller.Tests.Loop;

/// <summary>Commands, faults and time around a control loop.</summary>
public sealed class ControlLoopCommandTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public void Stops_at_the_next_tick_wherever_it_is_within_a_control_period(int ticks)
    {
        using LoopRig rig = new();
        rig.TickUntil(status => status.Step == 3);
        rig.Tick(ticks);
        int writes = rig.Io.Writes.Count;
        ulong sequence = rig.Send(CommandKind.Stop);
        rig.Tick();
        Assert.False(rig.Io.IsEnabled);
        Assert.Equal(writes, rig.Io.Writes.Count);
        rig.TickUntil(status => status.Lifecycle == LifecycleState.Inactive);
        Assert.Equal(CommandOutcome.Done, rig.Reply(sequence)!.Outcome);
        Assert.Equal(SessionEnd.Stopped, rig.Loop.Status.SessionEnd);
        Assert.Equal(EpisodeEnd.Command, Assert.Single(rig.Ended).End);
        Transition last = rig.Steps[^1].Transition;
        Assert.True(last.Flags.HasAny(TransitionFlags.Truncated));
        Assert.Equal(0.01 * (ticks + 1), last.DtSeconds, 9);
        Assert.False(last.IsUsableForFit(rig.Robot.ControlPeriod));
    }

    [Fact]
    public void Stops_while_inactive_too()
    {
        using LoopRig rig = new(new LoopRigOptions { Limits = new LoopLimits(2, 60, IsLockstep: true) });
        rig.Tick(2);
        int stops = rig.Io.Stops;
        Assert.Equal(CommandOutcome.Done, rig.Ask(CommandKind.Stop)!.Outcome);
        Assert.Equal(stops + 1, rig.Io.Stops);
        Assert.Equal(CommandOutcome.Done, rig.Ask(CommandKind.Arm)!.Outcome);
    }

    [Fact]
    public void Disarms_after_the_episode()
    {
        using LoopRig rig = new();
        rig.TickUntil(status => status.Step == 3);
        Assert.Equal(CommandOutcome.Done, rig.Ask(CommandKind.Disarm)!.Outcome);
        rig.TickUntil(status => status.Lifecycle == LifecycleState.Inactive);
        Assert.Equal((SessionEnd.Disarmed, 1L), (rig.Loop.Status.SessionEnd, rig.Loop.Status.SessionEpisodes));
        Assert.NotEqual(EpisodeEnd.Command, Assert.Single(rig.Ended).End);
    }

    [Fact]
    public void Arms_from_afar_only_where_the_robot_allows_it()
    {
        LoopLimits waiting = new(1, 60, IsLockstep: true);
        using LoopRig closed = new(new LoopRigOptions { Limits = waiting });
        closed.Tick();
        Assert.Equal(CommandOutcome.NotAllowed, closed.Ask(CommandKind.Arm, CommandOrigin.Link)!.Outcome);
        Assert.Equal(CommandOutcome.Done, closed.Ask(CommandKind.Stop, CommandOrigin.Link)!.Outcome);
        RobotDescription robot = LoopRobots.Read();
        using LoopRig open = new(new LoopRigOptions
        {
            Robot = robot with { Session = robot.Session with { RemoteArm = true } },
            Limits = waiting,
        });
        open.Tick();
        Assert.Equal(CommandOutcome.Done, open.Ask(CommandKind.Arm, CommandOrigin.Link)!.Outcome);
    }

    [Theory]
    [InlineData(0, 0.6, "goalX is 0.6; allowed: -0.5 to 0.5 m")]
    [InlineData(0, double.NaN, "goalX is NaN; allowed: -0.5 to 0.5 m")]
    [InlineData(1, 0, "there is no parameter 1")]
    [InlineData(-1, 0, "there is no parameter -1")]
    public void Refuses_a_value_and_says_what_is_allowed(long parameter, double value, string expected)
    {
        using LoopRig rig = new();
        rig.TickUntil(status => status.Step == 1);
        MailReply reply = rig.Ask(CommandKind.Set, CommandOrigin.Local, new(0, 0.5), new(parameter, value))!;
        Assert.Equal((CommandOutcome.Refused, expected), (reply.Outcome, reply.Message));
        rig.TickUntil(status => status.Step == 3);
        Assert.NotEqual(0.5f, rig.Steps[^1].Transition.Parameters.Span[0]);
    }

    [Fact]
    public void Sets_a_goal_from_the_next_control_period_on_and_for_the_episodes_to_come()
    {
        using LoopRig rig = new();
        rig.TickUntil(status => status.Step == 2);
        rig.Ask(CommandKind.Set, CommandOrigin.Local, new ParameterSetting(0, 0.375));
        rig.TickUntil(status => status.Episode == 1 && status.Step == 2);
        Assert.Equal([true, true, true], rig.Steps.Take(3).Select(step => step.Transition.Parameters.Span[0] != 0.375f));
        Assert.All(rig.Steps.Skip(3), step => Assert.Equal(0.375f, step.Transition.Parameters.Span[0]));
    }

    [Fact]
    public void Does_not_know_the_commands_of_others()
    {
        using LoopRig rig = new();
        Assert.Equal(CommandOutcome.Refused, rig.Ask(CommandKind.Rebirth)!.Outcome);
        Assert.Equal(CommandOutcome.Refused, rig.Ask((CommandKind)77)!.Outcome);
        Assert.Equal(CommandOutcome.Refused, rig.Ask(CommandKind.Set)!.Outcome);
    }

    [Theory]
    [InlineData("read", 30, 8, LoopFault.SensorRead)]
    [InlineData("advance", 30, 9, LoopFault.SensorRead)]
    [InlineData("write", 4, 1, LoopFault.ActuatorWrite)]
    [InlineData("enable", 0, 1, LoopFault.Enable)]
    [InlineData("enable", 1, 1, LoopFault.Enable)]
    public void Ends_the_session_with_a_fault_and_lands_inactive_with_its_reason(string call, int at, int times, LoopFault expected)
    {
        using LoopRig rig = new(new LoopRigOptions
        {
            Status = (made, before, _) => made == call && before >= at && before < at + times ? IoStatus.TransferFailed : IoStatus.Ok,
        });
        rig.TickUntil(status => status.Lifecycle == LifecycleState.Fault);
        Assert.Equal(expected, rig.Loop.Status.Fault);
        Assert.False(rig.Io.IsEnabled);
        rig.Tick();
        Assert.Equal((LifecycleState.Inactive, SessionEnd.Fault), (rig.Loop.Status.Lifecycle, rig.Loop.Status.SessionEnd));
        rig.Tick(5);
        Assert.Equal((LifecycleState.Inactive, expected), (rig.Loop.Status.Lifecycle, rig.Loop.Status.Fault));
        Assert.Equal(CommandOutcome.Done, rig.Ask(CommandKind.Arm)!.Outcome);
        Assert.Equal(LoopFault.None, rig.Loop.Status.Fault);
    }

    [Fact]
    public void Stays_a_fault_as_long_as_the_outputs_are_not_known_to_be_stopped()
    {
        bool isBroken = false;
        using LoopRig rig = new(new LoopRigOptions
        {
            Status = (call, _, _) => call == "stop" && isBroken ? IoStatus.TransferFailed : IoStatus.Ok,
        });
        rig.TickUntil(status => status.Step == 2);
        isBroken = true;
        ulong sequence = rig.Send(CommandKind.Stop);
        rig.Tick();
        rig.Tick();
        Assert.Equal(LifecycleState.Stopping, rig.Loop.Status.Lifecycle);
        rig.TickUntil(status => status.Lifecycle == LifecycleState.Fault);
        Assert.Equal(CommandOutcome.Failed, rig.Reply(sequence)!.Outcome);
        rig.Tick(300);
        Assert.Equal((LifecycleState.Fault, LoopFault.OutputsNotStopped), (rig.Loop.Status.Lifecycle, rig.Loop.Status.Fault));
        isBroken = false;
        rig.Tick();
        Assert.Equal(LifecycleState.Inactive, rig.Loop.Status.Lifecycle);
    }

    [Fact]
    public void Counts_missed_periods_flags_their_row_and_keeps_its_phase()
    {
        using LoopRig rig = new(new LoopRigOptions
        {
            Limits = new LoopLimits(1, 60, ArmsItself: true),
            Status = (call, before, clock) =>
            {
                clock.Spend(call == "write" && before == 2 ? 35_000_000 : 0);
                return IoStatus.Ok;
            },
        });
        rig.TickUntil(status => status.SessionEpisodes == 1);
        Assert.Equal((1L, 3L), (rig.Loop.Status.Overruns, rig.Loop.Status.MissedPeriods));
        Transition[] rows = [.. rig.Steps.Select(step => step.Transition)];
        Assert.All(rows, row => Assert.Equal(row.Step == 2, row.Flags.HasAny(TransitionFlags.Overrun)));
        Assert.All(rows, row => Assert.Equal(0.04, row.DtSeconds, 9));
        Assert.Equal(3, Assert.Single(rig.Ended).MissedPeriods);
        Assert.Single(rig.Steps.Single(step => step.Transition.Step == 2).Readings);
    }

    [Fact]
    public void Ends_the_session_when_its_minutes_are_over()
    {
        using LoopRig rig = new(new LoopRigOptions { Limits = new LoopLimits(1000, 0.01, IsLockstep: true, ArmsItself: true) });
        rig.TickUntil(status => status.SessionEnd != SessionEnd.None);
        Assert.Equal(SessionEnd.Minutes, rig.Loop.Status.SessionEnd);
        Assert.Equal(600_000_000, rig.Clock.NowNanoseconds);
    }

    [Fact]
    public async Task Ends_when_it_is_asked_to_with_the_outputs_stopped()
    {
        using LoopRig rig = new(new LoopRigOptions { Limits = new LoopLimits(100_000, 1e9, IsLockstep: true, ArmsItself: true) });
        Task running = Task.Run(rig.Loop.Run);
        using StatusReader reader = StatusReader.Open(rig.Files.Status);
        while (reader.TryRead() is not { Status.Step: > 0 })
        {
            await Task.Yield();
        }

        rig.Loop.RequestEnd();
        await running.WaitAsync(TimeSpan.FromSeconds(30));
        Assert.False(rig.Io.IsEnabled);
        Assert.Equal((LifecycleState.Inactive, SessionEnd.Signal), (rig.Loop.Status.Lifecycle, rig.Loop.Status.SessionEnd));
    }

    [Fact]
    public void Stops_the_outputs_where_the_program_itself_fails()
    {
        using LoopRig rig = new(new LoopRigOptions
        {
            Status = (call, before, _) => call == "write" && before == 5
                ? throw new InvalidOperationException("as a driver must not") : IoStatus.Ok,
        });
        Assert.Throws<InvalidOperationException>(rig.Loop.Run);
        Assert.False(rig.Io.IsEnabled);
        using StatusReader reader = StatusReader.Open(rig.Files.Status);
        LoopStatus status = reader.TryRead()!.Status;
        Assert.Equal((LifecycleState.Fault, LoopFault.Program), (status.Lifecycle, status.Fault));
    }
}
