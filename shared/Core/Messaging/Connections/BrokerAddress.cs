using System;
using System.IO;

namespace MbRlRobot.Messaging.Connections;

/// <summary>A broker's address, taken apart.</summary>
/// <param name="Kind">How it is reached.</param>
/// <param name="Host">Its name or IP address; of a broker in this process, the broker's name.</param>
/// <param name="Port">Its port; 0 in this process.</param>
public readonly record struct BrokerAddress(BrokerKind Kind, string Host, int Port)
{
    private const string Allowed = "allowed: mqtt://host[:1883], mqtts://host[:8883], inprocess://name";

    /// <summary>Takes an address apart.</summary>
    /// <param name="broker">The address.</param>
    /// <returns>Its parts.</returns>
    /// <exception cref="InvalidDataException">It is none that a bus can be made for; the message says what is.</exception>
    public static BrokerAddress Of(Uri broker)
    {
        ArgumentNullException.ThrowIfNull(broker);
        if (!broker.IsAbsoluteUri || broker.Host.Length == 0 || broker.AbsolutePath.Length > 1 || broker.Query.Length > 0)
        {
            throw new InvalidDataException($"The broker's address '{broker.OriginalString}' cannot be used; {Allowed}.");
        }

        if (broker.UserInfo.Length > 0)
        {
            throw new InvalidDataException("The broker's address holds a user; user and password are options of their own, never printed.");
        }

        return broker.Scheme switch
        {
            "mqtt" => new(BrokerKind.Mqtt, broker.DnsSafeHost, PortOf(broker, 1883)),
            "mqtts" => new(BrokerKind.MqttOverTls, broker.DnsSafeHost, PortOf(broker, 8883)),
            "inprocess" => new(BrokerKind.InProcess, broker.Host, 0),
            _ => throw new InvalidDataException($"The broker's address '{broker}' has the scheme '{broker.Scheme}'; {Allowed}."),
        };
    }

    private static int PortOf(Uri broker, int standard) => broker.Port > 0 ? broker.Port : standard;
}
