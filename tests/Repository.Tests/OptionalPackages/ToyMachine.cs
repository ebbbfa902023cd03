using System;
using System.Collections.Generic;
using MbRlRobot.Acceptance.Machine;

namespace MbRlRobot.Repository.Tests.OptionalPackages;

/// <summary>A machine of its own for toy repositories: an empty home, an empty packages folder, a feed.</summary>
internal sealed class ToyMachine : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    /// <summary>Initializes a new instance of the <see cref="ToyMachine"/> class with an empty feed.</summary>
    public ToyMachine()
    {
        Feed = new ToyFeed(_folder.Create("feed"));
        Packages = _folder.Create("packages");
        Environment = IsolatedEnvironment.At(_folder.Create("home"), Packages);

        // One attempt, or an unreachable source costs ten seconds.
        Environment["NUGET_ENABLE_ENHANCED_HTTP_RETRY"] = "true";
        Environment["NUGET_ENHANCED_MAX_NETWORK_TRY_COUNT"] = "1";
    }

    /// <summary>Gets the one NuGet source.</summary>
    public ToyFeed Feed { get; }

    /// <summary>Gets NuGet's global packages folder.</summary>
    public string Packages { get; }

    /// <summary>Gets the environment of every command.</summary>
    public Dictionary<string, string> Environment { get; }

    /// <summary>Creates a folder.</summary>
    public string Create(string name) => _folder.Create(name);

    /// <inheritdoc />
    public void Dispose() => _folder.Dispose();
}
