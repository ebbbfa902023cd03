namespace MbRlRobot.Messaging.Connections;

/// <summary>Takes the messages that arrive over a connection.</summary>
public interface IIncomingMessages
{
    /// <summary>Takes a message; where too many wait for their handlers, only once one of them is done.</summary>
    /// <param name="message">The message.</param>
    void Take(in IncomingMessage message);

    /// <summary>Takes a message unless too many wait for their handlers. Never waits.</summary>
    /// <param name="message">The message.</param>
    /// <returns>Whether it was taken.</returns>
    bool TryTake(in IncomingMessage message);
}
