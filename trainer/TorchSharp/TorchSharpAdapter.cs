using System;
using MbRlRobot.Adapters;

namespace MbRlRobot.TorchSharp;

/// <summary>Registers this assembly's adapter; without its packages the assembly holds nothing else.</summary>
public static class TorchSharpAdapter
{
    /// <summary>Registers the adapter.</summary>
    /// <param name="registry">The app's registry.</param>
    public static void Register(AdapterRegistry registry)
    {
        ArgumentNullException.ThrowIfNull(registry);
        registry.EnsembleFitters.Add(new(
            "torchsharp",
            "libtorch on CPU or CUDA; the choice for large networks",
            OptionalPackage.Of(typeof(TorchSharpAdapter).Assembly),
            null, OnRequestOnly: true));
    }
}
