using System;
using MbRlRobot.Adapters;
using MbRlRobot.Messaging.Connections;

namespace MbRlRobot.Mosquitto;

/// <summary>Registers this assembly's adapter.</summary>
public static class MosquittoAdapter
{
    /// <summary>Registers the adapter.</summary>
    /// <param name="registry">The app's registry.</param>
    public static void Register(AdapterRegistry registry)
    {
        ArgumentNullException.ThrowIfNull(registry);
        string? version = MosquittoLibrary.FindVersion();
        registry.MessageBuses.Add(new(
            "mosquitto",
            "MQTT 5 through the system's libmosquitto",
            [new Dependency("libmosquitto", version ?? string.Empty, version is not null, MosquittoLibrary.Install)],
            options => new ReconnectingMessageBus(options, MosquittoConnection.Create)));
    }
}
