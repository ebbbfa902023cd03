using System.Collections.Generic;
using System.Linq;
using MbRlRobot.Messaging;

namespace MbRlRobot.Adapters.Tests.Deployment;

/// <summary>Every topic that the catalogue has for a robot, by who writes it.</summary>
internal static class RobotTopics
{
    /// <summary>The state of a trainer, which every robot may read.</summary>
    public static string TrainerState { get; } = Topics.TrainerState("lab");

    private static IEnumerable<TopicFacts> Kinds { get; } = TopicCatalog.All.Where(facts => facts.Kind != TopicKind.TrainerState);

    /// <summary>All topics of a robot.</summary>
    /// <param name="robot">Its id.</param>
    public static string[] Of(string robot) => [.. Kinds.Select(facts => Topic(facts.Kind, robot))];

    /// <summary>Those that it writes, or those that its trainer writes.</summary>
    /// <param name="robot">Its id.</param>
    /// <param name="direction">Who writes.</param>
    public static string[] Of(string robot, TopicDirection direction) =>
        [.. Kinds.Where(facts => facts.Direction == direction).Select(facts => Topic(facts.Kind, robot))];

    private static string Topic(TopicKind kind, string robot) => new TopicName(kind, robot, new string('0', 64)).ToString();
}
