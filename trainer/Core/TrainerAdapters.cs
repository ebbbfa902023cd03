using System;
using MbRlRobot.Adapters;
using MbRlRobot.Fitting;
using MbRlRobot.Store.Sqlite;

namespace MbRlRobot;

/// <summary>The adapters of this assembly.</summary>
public static class TrainerAdapters
{
    /// <summary>Registers them.</summary>
    /// <param name="registry">The app's registry.</param>
    public static void Register(AdapterRegistry registry)
    {
        ArgumentNullException.ThrowIfNull(registry);
        registry.EnsembleFitters.Add(new("builtin", "Fits on the CPU, on every platform", [], BuiltInFitter.Create));
        registry.TransitionStores.Add(new("sqlite", "One SQLite file, on every platform", [], SqliteTransitionStore.Open));
    }
}
