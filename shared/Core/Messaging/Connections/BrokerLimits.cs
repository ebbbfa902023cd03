namespace MbRlRobot.Messaging.Connections;

/// <summary>What a broker said on connecting that it can do.</summary>
/// <param name="PacketBytes">The largest packet that it takes, in bytes.</param>
/// <param name="UnacknowledgedMessages">How many messages it takes before it must have acknowledged one.</param>
/// <param name="TellsSubscriptions">Whether it marks each message with the subscriptions that it is for.</param>
/// <param name="KeepsMessages">Whether it keeps retained messages.</param>
public readonly record struct BrokerLimits(
    uint PacketBytes = uint.MaxValue,
    ushort UnacknowledgedMessages = ushort.MaxValue,
    bool TellsSubscriptions = true,
    bool KeepsMessages = true)
{
    /// <summary>Those of a broker that said nothing (MQTT 5, section 3.2.2.3).</summary>
    public static BrokerLimits None { get; } = new(uint.MaxValue);
}
