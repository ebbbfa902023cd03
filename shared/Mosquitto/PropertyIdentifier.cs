namespace MbRlRobot.Mosquitto;

/// <summary>The properties of MQTT 5 that are used (section 2.2.2.2).</summary>
internal static class PropertyIdentifier
{
    public const int MessageExpiry = 2;
    public const int Subscription = 11;
    public const int SessionExpiry = 17;
    public const int WillDelay = 24;
    public const int ReceiveMaximum = 33;
    public const int RetainAvailable = 37;
    public const int MaximumPacketSize = 39;
    public const int SubscriptionIdentifiersAvailable = 41;
}
