using System;
using System.Collections.Generic;
using System.Linq;
using MbRlRobot.Controller.Tests.Link.Reception;
using MbRlRobot.Messaging;
using MbRlRobot.Messaging.Payloads;
using MbRlRobot.Robots;
using MbRlRobot.TestKit.Hostile;
using Xunit;

namespace MbRlRobot.Controller.Tests.Link;

/// <summary>What nobody vouches for, on every topic that a link listens to. A proof in Acceptance sends fifty times as much.</summary>
public sealed class HostileTrainerTests
{
    private const int Messages = 2000;

    [Fact]
    public void Whatever_arrives_does_no_harm_and_is_counted_where_it_is_of_no_use()
    {
        using ModelRig models = new();
        LinkRig rig = models.Rig;
        rig.Pump();
        SortedDictionary<TopicKind, long> refused = [];
        foreach (HostileMessage message in new HostileTraffic(5, Topics(rig), RobotSchema.Of(rig.Robot)).Take(Messages))
        {
            rig.Bus.Arrive(message.Name.ToString(), message.Payload);
            rig.Pump();
            if (!message.IsUsable)
            {
                refused[message.Name.Kind] = refused.GetValueOrDefault(message.Name.Kind) + 1;
            }
        }

        Assert.Equal(SubscribedKinds.Of(rig.Bus.Filters), refused.Keys);
        Assert.Equal(refused, rig.Link.Refused);
        Assert.False(rig.Mailbox.TryTake(0, out _), "a command went through that nobody gave");
        Assert.InRange(rig.Lines.Count, 1, 62 * (1 + (Messages / 600)));
        Assert.All(rig.Lines, line => Assert.DoesNotContain(line, char.IsControl));
        Assert.Contains(rig.Lines, line => line.Contains("could not be used so far: Acknowledgement ", StringComparison.Ordinal));
    }

    [Fact]
    public void Counts_what_comes_faster_than_it_is_looked_at()
    {
        using LinkRig rig = new();
        rig.Pump();
        byte[] command = PayloadJson.Write(rig.Command(CommandKind.Stop));
        for (int message = 0; message < 300; message++)
        {
            rig.Arrive(TopicKind.Command, command);
        }

        Assert.Equal([new(TopicKind.Command, 300 - 256)], rig.Link.Refused);
    }

    [Fact]
    public void Counts_a_retained_command_and_the_state_of_nobody()
    {
        using LinkRig rig = new();
        rig.Pump();
        rig.Arrive(TopicKind.Command, PayloadJson.Write(rig.Command(CommandKind.Stop)), retain: true);
        rig.Bus.Arrive("mbrl/v1/trainer/No Trainer/state", PayloadJson.Write(TrainerState.Offline));
        rig.Pump();
        Assert.Equal([new(TopicKind.Command, 1), new(TopicKind.TrainerState, 1)], rig.Link.Refused);
        Assert.False(rig.Mailbox.TryTake(0, out _));
    }

    private static TopicName[] Topics(LinkRig rig) =>
    [
        .. SubscribedKinds.Of(rig.Bus.Filters).Select(kind => kind == TopicKind.TrainerState
            ? new TopicName(kind, "lab")
            : new TopicName(kind, LinkRig.RobotId, new string('0', 64))),
    ];
}
