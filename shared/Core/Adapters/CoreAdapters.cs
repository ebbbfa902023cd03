using System;
using MbRlRobot.Messaging.InProcess;

namespace MbRlRobot.Adapters;

/// <summary>The adapters of this assembly.</summary>
public static class CoreAdapters
{
    /// <summary>Registers them.</summary>
    /// <param name="registry">The app's registry.</param>
    public static void Register(AdapterRegistry registry)
    {
        ArgumentNullException.ThrowIfNull(registry);
        registry.MessageBuses.Add(new(
            MessageBuses.InProcess,
            "Messages within one process, for the demo and tests",
            [],
            InProcessBroker.CreateNamedBus,
            OnRequestOnly: true));
    }
}
