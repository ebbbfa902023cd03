using System.Collections.Generic;
using System.Linq;
using MbRlRobot.Messaging;
using MbRlRobot.TestKit.Hostile;

namespace MbRlRobot.Acceptance.Hostile;

/// <summary>What a receiver must have refused, by kind of topic.</summary>
public sealed class Refusals
{
    private readonly SortedDictionary<TopicKind, long> _counts = [];

    /// <summary>All of them.</summary>
    public long Total => _counts.Values.Sum();

    /// <summary>Messages were sent.</summary>
    /// <param name="messages">The messages; those that can be used do not count.</param>
    public void Take(IEnumerable<HostileMessage> messages)
    {
        foreach (HostileMessage message in messages.Where(each => !each.IsUsable))
        {
            _counts[message.Name.Kind] = _counts.GetValueOrDefault(message.Name.Kind) + 1;
        }
    }

    /// <summary>Corrects the count of a kind.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="count">The count.</param>
    public void Set(TopicKind kind, long count) => _counts[kind] = count;

    /// <summary>Whether a receiver counted the same.</summary>
    /// <param name="counted">What it counted.</param>
    public bool Are(IReadOnlyDictionary<TopicKind, long> counted) => counted.SequenceEqual(_counts);

    /// <inheritdoc />
    public override string ToString() => TopicCounts.Describe(_counts);
}
