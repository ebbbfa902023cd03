using System;
using System.Collections.Generic;
using System.Linq;
using MbRlRobot.Ports;

namespace MbRlRobot.Messaging.InProcess;

/// <summary>The last retained message of each topic.</summary>
/// <param name="time">The broker's clock.</param>
internal sealed class RetainedMessages(TimeProvider time)
{
    private readonly SortedDictionary<string, StoredMessage> _messages = new(StringComparer.Ordinal);

    /// <summary>Keeps a message in the place of its topic's last one; an empty one clears it.</summary>
    /// <param name="message">The message.</param>
    public void Keep(BusMessage message)
    {
        if (message.Payload.IsEmpty)
        {
            _messages.Remove(message.Topic);
        }
        else
        {
            _messages[message.Topic] = new StoredMessage(message, time.GetTimestamp());
        }
    }

    /// <summary>The kept messages that a filter takes and that have not expired, by topic.</summary>
    /// <param name="filter">The filter.</param>
    /// <returns>The messages.</returns>
    public List<BusMessage> Matching(string filter)
    {
        List<BusMessage> found = [];
        foreach (StoredMessage stored in _messages.Values.Where(each => TopicSyntax.Matches(filter, each.Message.Topic)).ToList())
        {
            if (stored.TryRead(time, out BusMessage message))
            {
                found.Add(message);
            }
            else
            {
                _messages.Remove(message.Topic);
            }
        }

        return found;
    }
}
