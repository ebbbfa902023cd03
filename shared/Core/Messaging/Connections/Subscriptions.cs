using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;

namespace MbRlRobot.Messaging.Connections;

/// <summary>
/// Who wants which messages. A broker sends a message once for each subscription that takes it, or once with all their
/// identifiers; either way each handler gets it once. Without identifiers every handler whose filter matches gets it.
/// </summary>
internal sealed class Subscriptions
{
    private readonly Lock _lock = new();
    private volatile Subscription[] _all = [];

    /// <summary>One request for each filter, with the best quality that any of its handlers wants.</summary>
    public IReadOnlyList<Subscription> ToRequest =>
        [.. _all.GroupBy(each => each.Filter).Select(each => each.MaxBy(one => one.Quality)!)];

    /// <summary>The best quality that any handler of a filter wants.</summary>
    /// <param name="filter">The filter, of one at least.</param>
    /// <returns>The quality.</returns>
    public QualityOfService BestQuality(string filter) => _all.Where(each => each.Filter == filter).Max(each => each.Quality);

    /// <summary>Adds one.</summary>
    /// <param name="subscription">The subscription.</param>
    public void Add(Subscription subscription)
    {
        lock (_lock)
        {
            _all = [.. _all, subscription];
        }
    }

    /// <summary>Takes one out again.</summary>
    /// <param name="subscription">The subscription.</param>
    public void Remove(Subscription subscription)
    {
        lock (_lock)
        {
            _all = [.. _all.Where(each => !ReferenceEquals(each, subscription))];
        }
    }

    /// <summary>Finds those that a message is for.</summary>
    /// <param name="incoming">The message.</param>
    /// <param name="found">Receives them, in the order they were added.</param>
    public void Find(in IncomingMessage incoming, List<Subscription> found)
    {
        found.Clear();
        foreach (Subscription each in _all)
        {
            if (TopicSyntax.Matches(each.Filter, incoming.Message.Topic))
            {
                found.Add(each);
            }
        }

        ReadOnlyMemory<uint> ids = incoming.SubscriptionIds;
        if (found.Exists(each => ids.Span.Contains(each.Id)))
        {
            found.RemoveAll(each => !ids.Span.Contains(each.Id));
        }
    }
}
