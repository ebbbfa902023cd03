using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using MbRlRobot.Messaging;
using MbRlRobot.TestKit;
using Xunit;

namespace MbRlRobot.Tests.Messaging;

/// <summary>The broker's access list, as deployed, allows what the table of topics says, and nothing else.</summary>
public sealed partial class BrokerAccessTests
{
    private const string File = "hardware/deploy/mosquitto/acl";

    private static readonly string[] Lines =
        [.. Repository.Lines(File).Where(line => line.Length > 0 && !line.StartsWith('#'))];

    private static readonly string[] OfRobots = [.. Lines.TakeWhile(line => !line.StartsWith("user "))];
    private static readonly string[] OfTrainer = [.. Lines.SkipWhile(line => !line.StartsWith("user ")).Skip(1)];

    [Fact]
    public void Lets_a_robot_write_its_own_topics_and_read_what_is_meant_for_it() => Assert.Equal(
        TopicCatalog.All.Select(facts => $"pattern {Access(facts, TopicDirection.RobotToTrainer)} {Robot(facts)}").Order(),
        OfRobots.Order());

    [Fact]
    public void Lets_the_trainer_read_what_robots_write_and_write_what_they_read_and_read_back_manifests()
    {
        IEnumerable<string> topics = TopicCatalog.All.Select(facts => $"topic {OfTrainerTo(facts)} {TopicFilters.AllOf(facts.Kind)}");
        Assert.Equal(topics.Append("topic read $SYS/broker/#").Order(), OfTrainer.Order());
    }

    [Fact]
    public void Names_the_one_user_that_no_robot_can_be()
    {
        Assert.Equal([$"user {RobotIdSyntax.Reserved}"], Lines.Where(line => line.StartsWith("user ")));
        Assert.False(RobotIdSyntax.IsValid(RobotIdSyntax.Reserved));
    }

    /// <summary>A trainer that starts asks what is retained: it offers a model where that is not its champion's.</summary>
    private static string OfTrainerTo(TopicFacts facts) =>
        facts.Kind == TopicKind.ModelManifest ? "readwrite" : Access(facts, TopicDirection.TrainerToRobot);

    private static string Access(TopicFacts facts, TopicDirection writes) => facts.Direction == writes ? "write" : "read";

    private static string Robot(TopicFacts facts) =>
        OtherPlaceholder().Replace(facts.Template.Replace("{robotId}", "%u"), "+");

    [GeneratedRegex(@"\{\w+\}")]
    private static partial Regex OtherPlaceholder();
}
