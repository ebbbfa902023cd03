using System;
using MbRlRobot.Ports;

namespace MbRlRobot.Messaging.InProcess;

/// <summary>A message that the broker keeps for a while.</summary>
/// <param name="Message">The message as it was published.</param>
/// <param name="At">When: a time stamp of the broker's clock.</param>
internal readonly record struct StoredMessage(BusMessage Message, long At)
{
    /// <summary>The message as it is to be delivered now, unless it has expired.</summary>
    /// <param name="time">The broker's clock.</param>
    /// <param name="message">The message, with what is left of its time, in whole seconds begun.</param>
    /// <returns>Whether it has not expired.</returns>
    public bool TryRead(TimeProvider time, out BusMessage message)
    {
        message = Message;
        if (Message.ExpirySeconds is not { } expiry)
        {
            return true;
        }

        double left = expiry - time.GetElapsedTime(At).TotalSeconds;
        message = Message with { ExpirySeconds = (uint)Math.Ceiling(Math.Max(left, 0)) };
        return left > 0;
    }
}
