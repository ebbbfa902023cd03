using System.Threading;
using MbRlRobot.Ports;

namespace MbRlRobot.Messaging.Connections;

/// <summary>Bounds the messages that wait for the broker's answer, and thereby the memory that a slow line can take.</summary>
internal sealed class OutgoingGate
{
    /// <summary>How many may wait.</summary>
    public const int MostMessages = 16_384;

    /// <summary>How many bytes they may have together: 64 MiB.</summary>
    public const long MostBytes = 64 << 20;

    private readonly Lock _lock = new();
    private int _messages;
    private long _bytes;

    /// <summary>Counts a message in; one alone may be of any size.</summary>
    /// <param name="bytes">Length of its payload.</param>
    /// <exception cref="MessageBusException">Too many wait.</exception>
    public void Enter(int bytes)
    {
        lock (_lock)
        {
            if (_messages >= MostMessages || (_messages > 0 && _bytes + bytes > MostBytes))
            {
                throw new MessageBusException(
                    $"{_messages} messages of {_bytes} bytes wait for the broker already, at most {MostMessages} and {MostBytes} may; "
                    + "wait for earlier ones before publishing more.");
            }

            _messages++;
            _bytes += bytes;
        }
    }

    /// <summary>Counts a message out.</summary>
    /// <param name="bytes">Length of its payload.</param>
    public void Leave(int bytes)
    {
        lock (_lock)
        {
            _messages--;
            _bytes -= bytes;
        }
    }
}
