namespace MbRlRobot.Adapters;

/// <summary>Something from outside that an adapter needs: a NuGet package it is built with, or a library of the system.</summary>
/// <param name="Name">The package's id, or the library's name.</param>
/// <param name="Version">The version that was looked for (package) or found (library); empty where that is not known.</param>
/// <param name="IsPresent">Whether it is there.</param>
/// <param name="Install">What to do to get it.</param>
public sealed record Dependency(string Name, string Version, bool IsPresent, string Install)
{
    /// <inheritdoc />
    public override string ToString() => $"{Name} {Version}".TrimEnd();
}
