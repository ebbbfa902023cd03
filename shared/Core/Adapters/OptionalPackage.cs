using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;

namespace MbRlRobot.Adapters;

/// <summary>
/// The optional NuGet packages of an adapter assembly. The build writes which ones it looked for into the assembly
/// (Directory.Build.targets); the adapter knows whether it was compiled with them.
/// </summary>
public static class OptionalPackage
{
    private const string Prefix = "OptionalPackage:";
    private const string Install = "add a NuGet source that has it, then build again";

    /// <summary>The packages that the build of an adapter looked for.</summary>
    /// <param name="assembly">The adapter's assembly.</param>
    /// <param name="isPresent">Whether it was compiled with them.</param>
    /// <returns>The packages, by name and version.</returns>
    public static IReadOnlyList<Dependency> Of(Assembly assembly, bool isPresent)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        return [.. assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Where(data => data.Key.StartsWith(Prefix, StringComparison.Ordinal))
            .Select(data => new Dependency(data.Key[Prefix.Length..], data.Value ?? string.Empty, isPresent, Install))];
    }
}
