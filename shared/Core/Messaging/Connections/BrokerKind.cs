namespace MbRlRobot.Messaging.Connections;

/// <summary>How a broker is reached.</summary>
public enum BrokerKind
{
    /// <summary>MQTT 5 over TCP.</summary>
    Mqtt,

    /// <summary>MQTT 5 over TLS.</summary>
    MqttOverTls,

    /// <summary>Within this process.</summary>
    InProcess,
}
