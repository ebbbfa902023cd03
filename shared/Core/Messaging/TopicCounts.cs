using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;

namespace MbRlRobot.Messaging;

/// <summary>Counts something by kind of topic: the messages that a receiver could not use. For any thread.</summary>
public sealed class TopicCounts
{
    private readonly long[] _counts = new long[TopicCatalog.All.Count];

    /// <summary>The count of a kind.</summary>
    /// <param name="kind">The kind.</param>
    public long this[TopicKind kind] => Interlocked.Read(ref _counts[(int)kind]);

    /// <summary>The kinds that something was counted of, in the order of the catalogue, as of now.</summary>
    public IReadOnlyDictionary<TopicKind, long> Snapshot => new SortedDictionary<TopicKind, long>(
        TopicCatalog.All.Select(facts => facts.Kind).Where(kind => this[kind] > 0).ToDictionary(kind => kind, kind => this[kind]));

    /// <summary>Counts one more.</summary>
    /// <param name="kind">Its kind.</param>
    /// <returns>How many there are of that kind now.</returns>
    public long Add(TopicKind kind) => Interlocked.Increment(ref _counts[(int)kind]);

    /// <summary>Counts for people.</summary>
    /// <param name="counts">The counts.</param>
    /// <returns>For example <c>Birth 2, Command 7</c>; empty where nothing was counted.</returns>
    public static string Describe(IReadOnlyDictionary<TopicKind, long> counts)
    {
        ArgumentNullException.ThrowIfNull(counts);
        return string.Join(", ", counts.Select(each => string.Create(CultureInfo.InvariantCulture, $"{each.Key} {each.Value}")));
    }
}
