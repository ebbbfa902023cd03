using System.Reflection;

namespace MbRlRobot.CommandLine;

/// <summary>What the product calls itself.</summary>
public static class Product
{
    /// <summary>The product's version, the same for all its programs.</summary>
    public static string Version { get; } =
        typeof(Product).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
}
