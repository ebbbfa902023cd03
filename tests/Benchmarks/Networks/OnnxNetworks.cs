using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using MbRlRobot.Adapters;
using MbRlRobot.Benchmarks.Compute;
using MbRlRobot.Onnx;
using MbRlRobot.OnnxRuntime;
using MbRlRobot.Ports;
using MbRlRobot.Rollouts;

namespace MbRlRobot.Benchmarks.Networks;

/// <summary>A workload's networks in ONNX Runtime, without anything around them.</summary>
internal static class OnnxNetworks
{
    /// <summary>The engine's name.</summary>
    public const string Engine = "onnxruntime";

    private const string Opener = "MbRlRobot.OnnxRuntime.OnnxRuntimeEngine";

    /// <summary>Whether this build has it.</summary>
    public static bool IsPresent => Packages.All(package => package.IsPresent);

    /// <summary>The package and its version, as the build looked for it.</summary>
    public static string Version => string.Join(", ", Packages.Select(package => $"{package.Name} {package.Version}"));

    private static IReadOnlyList<Dependency> Packages => OptionalPackage.Of(typeof(OnnxRuntimeAdapter).Assembly);

    /// <summary>Loads the workload's model file, as the engine does.</summary>
    /// <param name="work">The workload.</param>
    /// <returns>The networks, on one thread for each run.</returns>
    /// <exception cref="IOException">This build lacks the package.</exception>
    public static IBatchNetwork Open(Workload work)
    {
        if (!IsPresent)
        {
            throw new IOException($"{Engine} is not there: this program was built without {Version}; add a NuGet source that has it, then build again.");
        }

        // a build without the package lacks the type, so it cannot be named at compile time
        MethodInfo open = typeof(OnnxRuntimeAdapter).Assembly.GetType(Opener, throwOnError: true)!
            .GetMethod("Open", BindingFlags.Public | BindingFlags.Static)!;
        RolloutSetup setup = new(
            work.Robot, OnnxModelWriter.Write(work.Model, work.Robot), 1, 1, new Dictionary<string, string>());
        return open.CreateDelegate<Func<RolloutSetup, IBatchNetwork>>()(setup);
    }
}
