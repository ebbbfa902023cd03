using System;
using MbRlRobot.Adapters;

namespace MbRlRobot.OnnxRuntime;

/// <summary>Registers this assembly's adapter; without its packages the assembly holds nothing else.</summary>
public static class OnnxRuntimeAdapter
{
    /// <summary>Registers the adapter.</summary>
    /// <param name="registry">The app's registry.</param>
    public static void Register(AdapterRegistry registry)
    {
        ArgumentNullException.ThrowIfNull(registry);
        registry.RolloutEngines.Add(new(
            "onnxruntime",
            "Microsoft's runtime for ONNX models; for other processors (execution providers) and as a second opinion",
            OptionalPackage.Of(typeof(OnnxRuntimeAdapter).Assembly),
            Factory));
    }

#if OPTIONAL_PACKAGES
    private static Ports.RolloutEngineFactory? Factory => OnnxRuntimeEngine.Create;
#else
    private static Ports.RolloutEngineFactory? Factory => null;
#endif
}
