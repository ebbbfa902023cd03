using System.Collections.Generic;
using System.Linq;
using MbRlRobot.Messaging;

namespace MbRlRobot.TestKit.Hostile;

/// <summary>Which kinds of topics a receiver listens to, by what it subscribed to.</summary>
public static class SubscribedKinds
{
    /// <summary>Finds them.</summary>
    /// <param name="filters">Filters of one robot's topics, or of every robot's.</param>
    /// <returns>The kinds, in the order of the catalogue.</returns>
    public static IReadOnlyList<TopicKind> Of(IReadOnlyCollection<string> filters) =>
        [.. TopicCatalog.All.Select(facts => facts.Kind).Where(kind => filters.Any(filter => Takes(filter, kind)))];

    private static bool Takes(string filter, TopicKind kind) =>
        TopicSyntax.Matches(filter, new TopicName(kind, filter.Split('/')[2].Replace('+', 'x'), new string('0', 64)).ToString());
}
