using System;
using System.Collections.Generic;
using MbRlRobot.Adapters;
using MbRlRobot.Ports;

namespace MbRlRobot.TorchSharp;

/// <summary>Registers this assembly's adapter; without its packages the assembly holds nothing else.</summary>
public static class TorchSharpAdapter
{
    /// <summary>Registers the adapter.</summary>
    /// <param name="registry">The app's registry.</param>
    public static void Register(AdapterRegistry registry)
    {
        ArgumentNullException.ThrowIfNull(registry);
        IReadOnlyList<Dependency> packages = OptionalPackage.Of(typeof(TorchSharpAdapter).Assembly);
#if OPTIONAL_PACKAGES
        IReadOnlyList<Dependency> dependencies = new LibTorchDependencies(packages);
        EnsembleFitterFactory? factory = TorchFitter.Create;
#else
        IReadOnlyList<Dependency> dependencies = packages;
        EnsembleFitterFactory? factory = null;
#endif
        registry.EnsembleFitters.Add(new(
            "torchsharp", "libtorch on CPU or CUDA; the choice for large networks", dependencies, factory, OnRequestOnly: true));
    }
}
