using System.Linq;
using MbRlRobot.Lifecycle;
using MbRlRobot.Loop;
using MbRlRobot.Mailbox;
using MbRlRobot.Messaging.Payloads;
using MbRlRobot.Ports;
using MbRlRobot.Status;
using Xunit;

namespace MbRlRobot.Controller.Tests.Loop;

public sealed class ControlLoopResetTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(25)]
    public void Lets_a_reset_take_as_many_ticks_as_it_needs_and_reads_on_each(int ticks)
    {
        ScriptedReset reset = new() { Progress = tick => tick < ticks ? ResetProgress.Working : ResetProgress.Done };
        using LoopRig rig = new(new LoopRigOptions { Reset = reset });
        rig.TickUntil(status => status.Phase == LoopPhase.Exploring);
        Assert.Equal((1, ticks), (reset.Beginnings, reset.Ticks.Count));
        Assert.Single(rig.Io.Writes);
        Assert.Equal((0, 0L), (rig.Loop.Status.Episode, rig.Loop.Status.Overruns));
        long period = (long)(rig.Robot.IoPeriod * 1e9);
        Assert.All(reset.Ticks.Zip(reset.Ticks.Skip(1)), pair => Assert.Equal(period, pair.Second.Nanoseconds - pair.First.Nanoseconds));
    }

    [Fact]
    public void Keeps_the_outputs_stopped_while_a_reset_works()
    {
        using LoopRig rig = new(new LoopRigOptions { Reset = new ScriptedReset { Progress = _ => ResetProgress.Working } });
        rig.Tick(40);
        Assert.Equal((LifecycleState.Active, LoopPhase.Resetting), (rig.Loop.Status.Lifecycle, rig.Loop.Status.Phase));
        Assert.False(rig.Io.IsEnabled);
        Assert.Empty(rig.Io.Writes);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public void Ends_the_session_as_a_fault_where_a_reset_fails(int after)
    {
        ScriptedReset reset = new() { Progress = tick => tick < after ? ResetProgress.Working : ResetProgress.Failed };
        using LoopRig rig = new(new LoopRigOptions { Reset = reset });
        rig.TickUntil(status => status.Fault != LoopFault.None);
        Assert.Equal(LoopFault.Reset, rig.Loop.Status.Fault);
        rig.TickUntil(status => status.Lifecycle == LifecycleState.Inactive);
        Assert.Empty(rig.Io.Writes);
    }

    [Fact]
    public void Ends_the_session_as_a_fault_where_sensors_fail_during_a_reset()
    {
        using LoopRig rig = new(new LoopRigOptions
        {
            Reset = new ScriptedReset { Progress = _ => ResetProgress.Working },
            Status = (call, before, _) => call == "read" && before > 20 ? IoStatus.TimedOut : IoStatus.Ok,
        });
        rig.TickUntil(status => status.Fault != LoopFault.None);
        Assert.Equal(LoopFault.SensorRead, rig.Loop.Status.Fault);
    }

    [Theory]
    [InlineData(CommandKind.Stop)]
    [InlineData(CommandKind.Disarm)]
    public void Begins_a_reset_anew_after_one_that_a_command_ended(CommandKind command)
    {
        ScriptedReset reset = new() { Progress = _ => ResetProgress.Working };
        using LoopRig rig = new(new LoopRigOptions { Reset = reset });
        rig.Tick(10);
        Assert.Equal(CommandOutcome.Done, rig.Ask(command)!.Outcome);
        rig.TickUntil(status => status.Lifecycle == LifecycleState.Inactive);
        Assert.Equal(0, rig.Loop.Status.SessionEpisodes);
        Assert.Equal(CommandOutcome.Done, rig.Ask(CommandKind.Arm)!.Outcome);
        rig.Tick(5);
        Assert.Equal(2, reset.Beginnings);
    }

    [Fact]
    public void Hands_arm_to_the_reset_of_a_robot_that_is_armed()
    {
        ScriptedReset reset = new() { Progress = _ => ResetProgress.Working };
        using LoopRig rig = new(new LoopRigOptions { Reset = reset });
        rig.Tick(5);
        MailReply first = rig.Ask(CommandKind.Arm)!;
        Assert.Equal((CommandOutcome.Refused, "not yet"), (first.Outcome, first.Message));
        Assert.Equal(CommandOutcome.Done, rig.Ask(CommandKind.Arm)!.Outcome);
        Assert.Equal((2, 1), (reset.Confirmations, reset.Beginnings));
    }
}
