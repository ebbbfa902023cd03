using System;
using System.Collections.Generic;
using MbRlRobot.Link.Commands;
using MbRlRobot.Mailbox;
using MbRlRobot.Messaging;
using MbRlRobot.Messaging.Payloads;
using Xunit;

namespace MbRlRobot.Controller.Tests.Link;

/// <summary>Commands from afar.</summary>
public sealed class CommandTests
{
    [Theory]
    [InlineData(CommandKind.Stop, false)]
    [InlineData(CommandKind.Disarm, false)]
    [InlineData(CommandKind.Arm, true)]
    public void Passes_a_command_on_and_the_answer_back(CommandKind kind, bool remoteArm)
    {
        using LinkRig rig = new(remoteArm);
        rig.Pump();
        rig.Send(rig.Command(kind));
        rig.Pump();
        Assert.Empty(rig.PublishedOf(TopicKind.CommandResult));
        Assert.True(rig.Mailbox.TryTake(0, out MailCommand taken));
        Assert.Equal((kind, CommandOrigin.Link), (taken.Kind, taken.Origin));
        rig.Mailbox.Answer(taken.Sequence, CommandOutcome.Refused, "a check failed");
        rig.Pump();
        Assert.Equal(
            new RobotCommandResult("trainer-1", "0123456789abcdef", 1, CommandOutcome.Refused, "a check failed"),
            rig.Last<RobotCommandResult>(TopicKind.CommandResult));
    }

    [Theory]
    [InlineData(CommandKind.Arm)]
    [InlineData(CommandKind.Set)]
    public void Takes_authority_only_where_the_robot_gives_it(CommandKind kind)
    {
        using LinkRig rig = new(remoteArm: false);
        rig.Pump();
        rig.Send(rig.Command(kind, parameters: kind == CommandKind.Set ? new() { ["goalX"] = 0.1 } : null));
        rig.Pump();
        Assert.Equal(CommandOutcome.NotAllowed, rig.Last<RobotCommandResult>(TopicKind.CommandResult).Outcome);
        Assert.False(rig.Mailbox.TryTake(0, out _));
    }

    [Fact]
    public void Sets_parameters_by_name()
    {
        using LinkRig rig = new(remoteArm: true);
        rig.Pump();
        rig.Send(rig.Command(CommandKind.Set, parameters: new() { ["goalX"] = 0.25 }));
        rig.Pump();
        Assert.True(rig.Mailbox.TryTake(0, out _));
        Assert.Equal([new ParameterSetting(0, 0.25)], rig.Mailbox.Settings.ToArray());
        rig.Send(rig.Command(CommandKind.Set, 2, "fedcba9876543210", new() { ["goalY"] = 1 }));
        rig.Pump();
        Assert.Contains("'goalY'", rig.Last<RobotCommandResult>(TopicKind.CommandResult).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(3, "0123456789abcdef")]
    [InlineData(4, "0123456789abcdef")]
    [InlineData(3, "another-nonce-123")]
    [InlineData(2, "another-nonce-123")]
    public void Takes_no_command_twice(ulong sequence, string nonce)
    {
        using LinkRig rig = new();
        rig.Pump();
        rig.Send(rig.Command(CommandKind.Stop, 3));
        rig.Pump();
        Assert.True(rig.Mailbox.TryTake(0, out _));
        rig.Send(rig.Command(CommandKind.Stop, sequence, nonce));
        rig.Pump();
        Assert.Equal(CommandOutcome.Repeated, rig.Last<RobotCommandResult>(TopicKind.CommandResult).Outcome);
        Assert.False(rig.Mailbox.TryTake(0, out _));
    }

    [Fact]
    public void Takes_no_old_command_but_believes_no_clock_that_was_never_set()
    {
        using LinkRig rig = new();
        rig.Pump();
        RobotCommand old = rig.Command(CommandKind.Stop) with { ExpiresUtc = rig.Clock.UtcNow };
        rig.Send(old);
        rig.Pump();
        Assert.Equal(CommandOutcome.Expired, rig.Last<RobotCommandResult>(TopicKind.CommandResult).Outcome);
        rig.Clock = rig.Clock with { IsSynchronized = false };
        rig.Send(old);
        rig.Pump();
        Assert.True(rig.Mailbox.TryTake(0, out _));
    }

    [Fact]
    public void Takes_no_retained_command()
    {
        using LinkRig rig = new();
        rig.Pump();
        rig.Arrive(TopicKind.Command, PayloadJson.Write(rig.Command(CommandKind.Stop)), retain: true);
        rig.Pump();
        Assert.False(rig.Mailbox.TryTake(0, out _));
    }

    [Fact]
    public void Says_when_the_control_process_does_not_answer_or_is_not_there()
    {
        using LinkRig rig = new();
        rig.Pump();
        rig.Send(rig.Command(CommandKind.Stop));
        rig.Pump();
        rig.Pump(CommandDoor.Lifetime.TotalSeconds);
        Assert.Equal(CommandOutcome.Failed, rig.Last<RobotCommandResult>(TopicKind.CommandResult).Outcome);

        using LinkRig alone = new(hasControl: false);
        alone.Pump();
        alone.Send(alone.Command(CommandKind.Stop));
        alone.Pump();
        Assert.Contains("no control process", alone.Last<RobotCommandResult>(TopicKind.CommandResult).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Rebirth_tells_birth_and_status_again()
    {
        using LinkRig rig = new();
        rig.Pump();
        rig.Pump();
        int before = rig.PublishedOf(TopicKind.Birth).Length;
        rig.Send(rig.Command(CommandKind.Rebirth));
        rig.Pump();
        Assert.Equal(before + 1, rig.PublishedOf(TopicKind.Birth).Length);
        Assert.Equal(CommandOutcome.Done, rig.Last<RobotCommandResult>(TopicKind.CommandResult).Outcome);
    }

    [Fact]
    public void Remembers_a_bounded_number_of_senders_and_nonces()
    {
        CommandHistory history = new();
        RobotCommand command = new("s", "0123456789abcdef", 1, DateTime.UnixEpoch, CommandKind.Stop);
        List<bool> taken = [];
        for (int sender = 0; sender <= CommandHistory.MostSenders; sender++)
        {
            taken.Add(history.IsNew(command with { Sender = $"s{sender}" }));
        }

        Assert.Equal(CommandHistory.MostSenders, taken.FindAll(each => each).Count);
        Assert.False(taken[^1]);
        Assert.True(history.IsNew(command with { Sender = "s0", Sequence = 2, Nonce = "another-nonce-123" }));
    }
}
