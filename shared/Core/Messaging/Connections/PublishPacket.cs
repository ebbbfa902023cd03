using System.Text;
using MbRlRobot.Ports;

namespace MbRlRobot.Messaging.Connections;

/// <summary>The PUBLISH packet of MQTT 5 (section 3.3), as far as its size goes.</summary>
internal static class PublishPacket
{
    private const int LengthPrefix = 2;
    private const int PacketIdentifier = 2;
    private const int ExpiryProperty = 5;

    /// <summary>Largest remaining length that a packet can state, in bytes.</summary>
    public const long LargestRest = 268_435_455;

    /// <summary>The size of a message's packet, in bytes.</summary>
    /// <param name="message">The message.</param>
    /// <returns>Fixed header, variable header and payload.</returns>
    public static long SizeOf(BusMessage message)
    {
        int properties = message.ExpirySeconds is null ? 0 : ExpiryProperty;
        int identifier = message.Quality == QualityOfService.AtMostOnce ? 0 : PacketIdentifier;
        long rest = LengthPrefix + Encoding.UTF8.GetByteCount(message.Topic) + identifier + 1 + properties + (long)message.Payload.Length;
        return 1 + LengthOfNumber(rest) + rest;
    }

    /// <summary>Refuses a message that the broker would not take: it would close the connection instead of answering.</summary>
    /// <param name="message">The message.</param>
    /// <param name="limits">What the broker takes.</param>
    /// <exception cref="MessageBusException">It is too large, or to be kept by a broker that keeps none.</exception>
    public static void ThrowIfBeyond(BusMessage message, BrokerLimits limits)
    {
        long size = SizeOf(message);
        if (size > limits.PacketBytes || size > LargestRest)
        {
            throw new MessageBusException(
                $"The message on '{message.Topic}' is a packet of {size} bytes; the broker takes at most "
                + $"{System.Math.Min(limits.PacketBytes, LargestRest)} (mosquitto: max_packet_size).");
        }

        if (message.Retain && !limits.KeepsMessages)
        {
            throw new MessageBusException($"The message on '{message.Topic}' is to be retained, which the broker does not do.");
        }
    }

    private static int LengthOfNumber(long number) => number switch
    {
        < 1 << 7 => 1,
        < 1 << 14 => 2,
        < 1 << 21 => 3,
        _ => 4,
    };
}
