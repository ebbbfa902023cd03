using System.Collections.Generic;
using System.Linq;
using MbRlRobot.Messaging.Connections;
using MbRlRobot.Ports;

namespace MbRlRobot.Tests.Messaging.InProcess;

/// <summary>Keeps what arrives, until it is full.</summary>
internal sealed class Collector : IIncomingMessages
{
    public List<BusMessage> Messages { get; } = [];

    public bool IsFull { get; init; }

    public IEnumerable<byte> Contents => Messages.Select(message => message.Payload.Span[0]);

    public void Take(in IncomingMessage message) => Messages.Add(message.Message);

    public bool TryTake(in IncomingMessage message)
    {
        if (!IsFull)
        {
            Messages.Add(message.Message);
        }

        return !IsFull;
    }
}
