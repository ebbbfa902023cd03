using System;
using System.IO;
using MbRlRobot.Messaging.Connections;
using MbRlRobot.Ports;

namespace MbRlRobot.Adapters;

/// <summary>Makes message buses: the address says which adapters can, the registry which of them does.</summary>
public static class MessageBuses
{
    /// <summary>The name of the adapter for brokers within the process.</summary>
    public const string InProcess = "inprocess";

    /// <summary>Makes a bus.</summary>
    /// <param name="registry">The app's adapters.</param>
    /// <param name="options">The broker and who one is there; <c>inprocess://</c> addresses are always served in-process.</param>
    /// <param name="name">The adapter asked for; null for the preferred one that is there.</param>
    /// <returns>The bus, not connected yet.</returns>
    /// <exception cref="InvalidDataException">An option is wrong, or the adapter asked for does not serve such an address.</exception>
    /// <exception cref="AdapterNotFoundException">There is no such adapter, or it cannot be used here.</exception>
    public static IMessageBus Create(AdapterRegistry registry, MessageBusOptions options, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(registry);
        BrokerAddress address = OptionsCheck.ThrowIfInvalid(options);
        bool isInProcess = address.Kind == BrokerKind.InProcess;
        if (name is not null && (name == InProcess) != isInProcess)
        {
            throw new InvalidDataException(
                $"The message bus '{name}' does not serve {options.Broker}; it serves {(isInProcess ? "mqtt:// and mqtts://" : "inprocess://")}.");
        }

        return registry.MessageBuses.Find(isInProcess ? InProcess : name)(options);
    }
}
