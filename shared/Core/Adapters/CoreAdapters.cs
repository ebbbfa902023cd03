using System;

namespace MbRlRobot.Adapters;

/// <summary>The adapters of this assembly.</summary>
public static class CoreAdapters
{
    /// <summary>Registers them.</summary>
    /// <param name="registry">The app's registry.</param>
    public static void Register(AdapterRegistry registry)
    {
        ArgumentNullException.ThrowIfNull(registry);
        registry.MessageBuses.Add(new("inprocess", "Messages within one process, for the demo and tests", [], null, OnRequestOnly: true));
    }
}
