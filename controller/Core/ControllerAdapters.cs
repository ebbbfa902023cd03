using System;
using MbRlRobot.Adapters;
using MbRlRobot.Loop;
using MbRlRobot.Rollouts;

namespace MbRlRobot;

/// <summary>The adapters of this assembly.</summary>
public static class ControllerAdapters
{
    /// <summary>Registers them.</summary>
    /// <param name="registry">The app's registry.</param>
    public static void Register(AdapterRegistry registry)
    {
        ArgumentNullException.ThrowIfNull(registry);
        registry.RolloutEngines.Add(new("builtin", "SIMD kernels for the vector width found at run time; the fastest on a CPU", [], BuiltInRolloutEngine.Create));
        registry.LoopClocks.Add(new("monotonic", "The system's monotonic clock, for real time", [], () => new MonotonicLoopClock()));
        registry.LoopClocks.Add(new("virtual", "Time that passes when told, for lockstep, demo and replay", [], () => new VirtualLoopClock(), OnRequestOnly: true));
    }
}
