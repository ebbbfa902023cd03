using System.Globalization;

namespace MbRlRobot.Messaging.Connections;

/// <summary>The reason codes of MQTT 5 (section 2.4), in words that say what to do.</summary>
public static class ReasonCodes
{
    /// <summary>From here on a code is a refusal; below, it is not: 16 is "no matching subscribers".</summary>
    public const int FirstRefusal = 0x80;

    /// <summary>The broker sent nothing to say so, but nobody may have taken a message.</summary>
    public const int PacketTooLarge = 0x95;

    /// <summary>A code in words.</summary>
    /// <param name="code">The code.</param>
    /// <returns>What it means, what to do about it, and the code itself.</returns>
    public static string Describe(int code) =>
        $"{Meaning(code)} (MQTT reason code 0x{code.ToString("X2", CultureInfo.InvariantCulture)})";

    private static string Meaning(int code) => code switch
    {
        0x81 or 0x82 => "malformed packet or protocol error",
        0x83 => "refused by a rule of the broker's own; its log says which",
        0x84 => "the broker does not speak MQTT 5",
        0x85 => "the broker does not allow this client id",
        0x86 => "wrong user or password; check both",
        0x87 => "not authorised; check user, password and certificate, and the broker's access list",
        0x88 => "the broker is not available",
        0x89 => "the broker is busy",
        0x8A => "this client is banned",
        0x8B => "the broker is shutting down",
        0x8D => "the broker heard nothing for too long",
        0x8E => "another client connected with the same client id; each needs its own",
        0x8F => "the broker does not take this filter",
        0x90 => "the broker does not take this topic",
        0x93 => "more messages were sent than the broker allows without an answer",
        PacketTooLarge => "larger than the broker takes (mosquitto: message_size_limit, max_packet_size)",
        0x97 => "a quota of the broker's is used up",
        0x98 => "closed by the broker's administrator",
        0x9A => "the broker does not retain messages",
        0x9B => "the broker does not support this quality of service",
        0x9C or 0x9D => "the broker says to use another one",
        0x9F => "too many connections in a short time",
        0xA1 => "the broker does not support subscription identifiers",
        0xA2 => "the broker does not support wildcards",
        _ => "refused without a known reason",
    };
}
