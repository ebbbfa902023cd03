using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;

namespace MbRlRobot.Adapters;

/// <summary>
/// The optional NuGet packages of an adapter assembly. The build writes into the assembly which ones it looked for, and
/// whether it compiled the adapter with them (Directory.Build.targets).
/// </summary>
public static class OptionalPackage
{
    private const string Prefix = "OptionalPackage:";
    private const string Present = "OptionalPackagesPresent";
    private const string Install = "add a NuGet source that has it, then build again";

    /// <summary>The packages that the build of an adapter looked for.</summary>
    /// <param name="assembly">The adapter's assembly.</param>
    /// <returns>The packages, by name and version; all of them are present or none is.</returns>
    public static IReadOnlyList<Dependency> Of(Assembly assembly)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        AssemblyMetadataAttribute[] data = [.. assembly.GetCustomAttributes<AssemblyMetadataAttribute>()];
        bool isPresent = data.Any(each => each is { Key: Present, Value: "true" });
        return [.. data.Where(each => each.Key.StartsWith(Prefix, StringComparison.Ordinal))
            .Select(each => new Dependency(each.Key[Prefix.Length..], each.Value ?? string.Empty, isPresent, Install))];
    }
}
