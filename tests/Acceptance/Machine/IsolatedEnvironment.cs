using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace MbRlRobot.Acceptance.Machine;

/// <summary>The environment of a <c>dotnet</c> that knows nothing of its user: no settings, caches, or parent build.</summary>
public static class IsolatedEnvironment
{
    // Where programs and the network are; nothing that steers a build.
    private static readonly string[] Kept =
    [
        "PATH", "DOTNET_ROOT", "LD_LIBRARY_PATH", "SystemRoot", "ComSpec", "PATHEXT",
        "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY", "SSL_CERT_FILE", "SSL_CERT_DIR", "NUGET_CERT_REVOCATION_MODE",
    ];

    private static readonly Dictionary<string, string> Quiet = new()
    {
        ["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1",
        ["DOTNET_NOLOGO"] = "1",
        ["DOTNET_GENERATE_ASPNET_CERTIFICATE"] = "false",
        ["DOTNET_CLI_WORKLOAD_UPDATE_NOTIFY_DISABLE"] = "true",
        ["DOTNET_CLI_UI_LANGUAGE"] = "en",
    };

    // No process may outlive the command that started it.
    private static readonly Dictionary<string, string> Transient = new()
    {
        ["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0",
        ["MSBUILDDISABLENODEREUSE"] = "1",
        ["UseSharedCompilation"] = "false",
    };

    /// <summary>Gets the <c>dotnet</c> that runs this process, or else the first in the path.</summary>
    public static string Dotnet => Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";

    /// <summary>Builds the environment, and a folder for scratch files in the home.</summary>
    /// <param name="home">Home folder.</param>
    /// <param name="packages">NuGet's global packages folder.</param>
    public static Dictionary<string, string> At(string home, string packages)
    {
        IEnumerable<KeyValuePair<string, string>> kept = Environment.GetEnvironmentVariables()
            .Cast<System.Collections.DictionaryEntry>()
            .Select(variable => KeyValuePair.Create((string)variable.Key, (string?)variable.Value ?? ""))
            .Where(variable => Kept.Contains(variable.Key, StringComparer.OrdinalIgnoreCase));
        string scratch = Directory.CreateDirectory(Path.Combine(home, "tmp")).FullName;
        return new Dictionary<string, string>(kept.Concat(Quiet).Concat(Transient))
        {
            ["HOME"] = home,
            ["USERPROFILE"] = home,
            ["APPDATA"] = home,
            ["LOCALAPPDATA"] = home,
            ["DOTNET_CLI_HOME"] = home,
            ["TMPDIR"] = scratch,
            ["TEMP"] = scratch,
            ["TMP"] = scratch,
            ["NUGET_PACKAGES"] = packages,
        };
    }
}
