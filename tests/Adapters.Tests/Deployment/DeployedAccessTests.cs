using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using MbRlRobot.Messaging;
using MbRlRobot.Ports;
using MbRlRobot.TestKit;
using MbRlRobot.TestKit.Brokers;
using MbRlRobot.TestKit.Contracts;
using Xunit;

namespace MbRlRobot.Adapters.Tests.Deployment;

/// <summary>
/// Who may do what at a real mosquitto, set up as it is shipped, topic by topic of the catalogue. What counts is what arrives: a
/// broker may well say yes to what it drops.
/// </summary>
[AdapterUnderTest(typeof(DeploymentTools), "mosquitto")]
public sealed class DeployedAccessTests(DeployedBroker broker) : IClassFixture<DeployedBroker>
{
    private static readonly string[] Wildcards =
        ["#", "mbrl/#", "mbrl/v1/#", "+/+/+/#", "$SYS/#", .. TopicCatalog.All.Select(facts => TopicFilters.AllOf(facts.Kind))];

    [AdapterFact]
    public async Task A_robot_hears_what_is_meant_for_it_and_nothing_of_another()
    {
        await using Client trainer = await Client.Connect(broker, "trainer");
        await using Client other = await Client.Connect(broker, "b");
        await SayAllOf(other, trainer);
        await using Client robot = await Client.Connect(broker, "a", [.. Wildcards, .. RobotTopics.Of("b")]);
        await SayAllOf(other, trainer);
        await robot.SayAll(RobotTopics.Of("a", TopicDirection.RobotToTrainer));
        string[] meant = [RobotTopics.TrainerState, .. RobotTopics.Of("a", TopicDirection.TrainerToRobot)];
        await trainer.SayAll(meant.Except([Topics.Command("a")]));
        await trainer.Say(Topics.Command("a"));
        Assert.Equal(SaidBy("trainer", meant), await robot.HeardUpTo(Topics.Command("a")));
    }

    [AdapterFact]
    public async Task A_robot_speaks_for_itself_alone_and_can_write_no_manifest()
    {
        await using Client trainer = await Client.Connect(broker, "trainer", Wildcards.Except(["#", "$SYS/#"]));
        await using Client other = await Client.Connect(broker, "e", Wildcards);
        await using Client robot = await Client.Connect(broker, "d", Wildcards);
        string[] forbidden =
        [
            .. RobotTopics.Of("e"), .. RobotTopics.Of("d", TopicDirection.TrainerToRobot), RobotTopics.TrainerState,
            Topics.TrainerState("d"), "$SYS/broker/uptime", "x", "mbrl/v1/d", "mbrl/v1/d/birth/x", "mbrl/v2/d/birth",
        ];
        await AssertRefused(robot, forbidden);
        string[] own = RobotTopics.Of("d", TopicDirection.RobotToTrainer);
        await robot.SayAll(own.Except([Topics.Birth("d")]));
        await robot.Say(Topics.Birth("d"));
        string[] heard = await trainer.HeardUpTo(Topics.Birth("d"));
        Assert.Equal(SaidBy("d", own), heard.Where(said => said.EndsWith(" by d", StringComparison.Ordinal)));

        await trainer.SayAll([Topics.Command("d"), Topics.Command("e")]);
        Assert.All(
            [.. await other.HeardUpTo(Topics.Command("e")), .. await robot.HeardUpTo(Topics.Command("d"))],
            said => Assert.EndsWith(" by trainer", said, StringComparison.Ordinal));
    }

    [AdapterFact]
    public async Task The_trainer_hears_robots_and_what_it_retained_and_speaks_for_none()
    {
        await using Client robot = await Client.Connect(broker, "c", Wildcards);
        await using Client before = await Client.Connect(broker, "trainer");
        string[] manifest = [Topics.ModelManifest("c")];
        await before.SayAll(manifest);
        await before.DisposeAsync();

        await using Client trainer = await Client.Connect(broker, "trainer", "$SYS/broker/version", "mbrl/v1/c/#");
        await AssertRefused(trainer, RobotTopics.Of("c", TopicDirection.RobotToTrainer));
        string[] topics = RobotTopics.Of("c", TopicDirection.RobotToTrainer);
        await robot.SayAll(topics.Except([Topics.Birth("c")]));
        await robot.Say(Topics.Birth("c"));
        string[] heard = await trainer.HeardUpTo(Topics.Birth("c"));
        Assert.Contains("$SYS/broker/version by mosquitto", string.Join('\n', heard), StringComparison.Ordinal);
        Assert.Equal(
            [.. SaidBy("c", topics), .. SaidBy("trainer", manifest)],
            heard.Where(said => said.StartsWith("mbrl/", StringComparison.Ordinal)).OrderBy(said => said[^1]).ThenBy(said => said, StringComparer.Ordinal));
    }

    [AdapterFact]
    public async Task The_certificate_says_who_one_is_whatever_user_name_one_gives()
    {
        await using Client trainer = await Client.Connect(broker, "trainer", Topics.ModelResult("g"), Topics.ModelResult("f"));
        await using IMessageBus liar = await DeployedBroker.Connect(broker.Options("g") with { User = "f", Password = "x" });
        await Assert.ThrowsAsync<MessageBusException>(() => Publish(liar, Topics.ModelResult("f")));
        await Publish(liar, Topics.ModelResult("g"));
        Assert.Equal(SaidBy("liar", [Topics.ModelResult("g")]), await trainer.HeardUpTo(Topics.ModelResult("g")));
    }

    [AdapterFact]
    public async Task A_robot_cannot_take_over_the_session_of_another_by_its_client_id()
    {
        await using IMessageBus victim = await broker.Connect("b");
        await using IMessageBus thief = await DeployedBroker.Connect(broker.Options("a") with { ClientId = broker.Options("b").ClientId });
        await Publish(victim, Topics.Birth("b"));
        await Publish(thief, Topics.Birth("a"));
        Assert.Equal((BusState.Connected, 1L, null), (victim.State, victim.Statistics.Connections, victim.Statistics.LastFault));
    }

    [AdapterFact]
    public async Task A_will_speaks_for_the_robot_itself_alone()
    {
        using TcpProxy line = new(broker.Broker.Port);
        await using Client trainer = await Client.Connect(broker, "trainer", TopicFilters.AllOf(TopicKind.Status), TopicFilters.AllOf(TopicKind.Birth));
        await DieWithWill(line, "b", Topics.Status("f"));
        await DieWithWill(line, "f", Topics.Status("f"));
        string[] wills = [.. (await trainer.HeardUpTo(Topics.Birth("f"))).Where(said => said.Contains(" by will of ", StringComparison.Ordinal))];
        Assert.Equal([Client.By(Topics.Status("f"), "will of f")], wills);
    }

    /// <summary>Connects with a will, loses the line, finds it again, and says birth: the will, if there is one, comes before that.</summary>
    private async Task DieWithWill(TcpProxy line, string name, string topic)
    {
        await using IMessageBus bus = DeployedBroker.Create(broker.Options(name) with
        {
            Broker = new Uri($"mqtts://localhost:{line.Port}"),
            Will = new BusMessage(topic, Encoding.ASCII.GetBytes($"will of {name}")),
        });
        StateWatch watch = new(bus);
        await bus.ConnectAsync(default).WaitAsync(Inbox.Patience);
        await watch.For(BusState.Connected);
        line.Cut();
        await watch.For(BusState.Connecting);
        line.Mend();
        await watch.For(BusState.Connected);
        await Publish(bus, Topics.Birth(name));
    }

    private static async Task SayAllOf(Client other, Client trainer)
    {
        await other.SayAll(RobotTopics.Of("b", TopicDirection.RobotToTrainer));
        await trainer.SayAll(RobotTopics.Of("b", TopicDirection.TrainerToRobot));
    }

    private static async Task AssertRefused(Client client, IEnumerable<string> topics)
    {
        foreach (string topic in topics)
        {
            MessageBusException fault = await Assert.ThrowsAsync<MessageBusException>(() => client.Say(topic));
            Assert.Contains("not authorised", fault.Message, StringComparison.Ordinal);
        }
    }

    private static Task Publish(IMessageBus bus, string topic) =>
        bus.PublishAsync(new BusMessage(topic, "liar"u8.ToArray()), default).WaitAsync(Inbox.Patience);

    private static IEnumerable<string> SaidBy(string name, IEnumerable<string> topics) =>
        topics.Select(topic => Client.By(topic, name)).Order(StringComparer.Ordinal);
}
