using System;
using MbRlRobot.Adapters;

namespace MbRlRobot.MqttNet;

/// <summary>Registers this assembly's adapter; without its packages the assembly holds nothing else.</summary>
public static class MqttNetAdapter
{
#if OPTIONAL_PACKAGES
    private static Ports.MessageBusFactory? Factory =>
        options => new Messaging.Connections.ReconnectingMessageBus(options, MqttNetConnection.Create);
#else
    private static Ports.MessageBusFactory? Factory => null;
#endif

    /// <summary>Registers the adapter.</summary>
    /// <param name="registry">The app's registry.</param>
    public static void Register(AdapterRegistry registry)
    {
        ArgumentNullException.ThrowIfNull(registry);
        registry.MessageBuses.Add(new(
            "mqttnet",
            "MQTT 5 in managed code",
            OptionalPackage.Of(typeof(MqttNetAdapter).Assembly),
            Factory));
    }
}
