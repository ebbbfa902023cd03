using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace MbRlRobot.Repository.Tests.OptionalPackages;

/// <summary>What a command said, and what the adapters were when it had ended.</summary>
/// <param name="ExitCode">Exit code.</param>
/// <param name="Output">All it wrote.</param>
/// <param name="Board">The adapter with two packages; null: not built yet.</param>
/// <param name="Engine">The adapter with one package; null: not built yet.</param>
internal sealed record ToyBuild(int ExitCode, string Output, ToyAssembly? Board, ToyAssembly? Engine)
{
    /// <summary>Gets a value indicating whether the build succeeded without a warning.</summary>
    public bool IsClean => ExitCode == 0 && Output.Contains("    0 Warning(s)", StringComparison.Ordinal);

    /// <summary>Gets how often NuGet was asked whether it has packages.</summary>
    public int Probes => Regex.Count(Output, "^\\s*\"[^\"]*\" restore Probe\\.csproj", RegexOptions.Multiline);

    /// <summary>Gets the lines that say which adapter lacks what.</summary>
    public IReadOnlyList<string> Notices => Lines("is built without");

    /// <summary>Gets the lines with errors, each once, without where they come from.</summary>
    public IReadOnlyList<string> Errors =>
        [.. Lines(": error ").Select(line => Regex.Replace(line, @"^.*?: error\s*:?\s*|\s*\[[^\]]*\]$", "")).Distinct()];

    private string[] Lines(string part) =>
        [.. Output.Split('\n').Where(line => line.Contains(part, StringComparison.Ordinal)).Select(line => line.Trim())];
}
