using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using MbRlRobot.Acceptance.Machine;
using MbRlRobot.Acceptance.Running;

namespace MbRlRobot.Acceptance.Proofs;

/// <summary>A stranger clones the repository, builds it with one command, and runs what was built.</summary>
public sealed class FreshClone : IProof
{
    // Nothing listens at port 9 (discard), so that a connection is refused at once.
    private const string NoSources = """
        <configuration>
          <packageSources>
            <clear />
            <add key="nowhere" value="https://127.0.0.1:9/v3/index.json" />
          </packageSources>
        </configuration>
        """;

    private static readonly string[] Build = ["build", "MbRlRobot.sln", "-c", "Release", "-v:normal"];

    /// <inheritdoc />
    public string Name => nameof(FreshClone);

    /// <inheritdoc />
    public string Shows =>
        "a clone builds without warnings, again without asking NuGet, again without network, and its programs run";

    /// <inheritdoc />
    public async Task<Verdict> Run(IProgress<string> progress, CancellationToken cancellation)
    {
        string checkout = RepositoryRoot.Path;
        if (await Workspace.Head(checkout, cancellation) is not string commit)
        {
            return new Verdict(Outcome.Skipped, $"{checkout} is no git checkout, or there is no git");
        }

        using var workspace = new Workspace(cancellation);
        progress.Report($"clone {commit}, without uncommitted changes, into {workspace.Clone}");
        await workspace.CloneFrom(checkout, commit);
        progress.Report("build");
        await BuildWithoutWarnings(workspace);
        progress.Report("build again");
        await BuildWithoutProbes(workspace);
        progress.Report("build all anew with read-only packages and no reachable source");
        await BuildWithoutNetwork(workspace);
        progress.Report("doctor");
        await Doctor(workspace, "mbrl-controller");
        await Doctor(workspace, "mbrl-trainer");
        return new Verdict(Outcome.Passed, $"{commit[..12]}, {workspace.AbsentRecords.Count} adapters without their packages");
    }

    private static async Task BuildWithoutWarnings(Workspace workspace)
    {
        string output = await workspace.Dotnet(Build);
        Require(output.Contains("\n    0 Warning(s)", StringComparison.Ordinal), $"the build has warnings:\n{Warnings(output)}");
    }

    private static async Task BuildWithoutProbes(Workspace workspace)
    {
        IReadOnlyDictionary<string, DateTime> before = workspace.AbsentRecords;
        string output = await workspace.Dotnet(Build);
        Require(!output.Contains("restore Probe.csproj", StringComparison.Ordinal), "the second build asks NuGet again");
        Require(before.ToHashSet().SetEquals(workspace.AbsentRecords), "the second build writes its records again");
    }

    private static async Task BuildWithoutNetwork(Workspace workspace)
    {
        string settings = workspace.Write("offline.config", NoSources);
        Directory.Delete(Path.Combine(workspace.Clone, "artifacts", "bin"), recursive: true);
        Directory.Delete(Path.Combine(workspace.Clone, "artifacts", "obj"), recursive: true);
        FolderRights.SetWritable(workspace.Packages, writable: false);
        workspace.Environment["NUGET_ENABLE_ENHANCED_HTTP_RETRY"] = "true";
        workspace.Environment["NUGET_ENHANCED_MAX_NETWORK_TRY_COUNT"] = "1";

        // the first build has analysed the same files
        _ = await workspace.Dotnet([.. Build, $"-p:RestoreConfigFile={settings}", "-p:NuGetAudit=false", "-p:RunAnalyzers=false"]);
    }

    private static async Task Doctor(Workspace workspace, string program)
    {
        string path = Path.Combine("artifacts", "bin", program, "release", program + ".dll");
        string output = await workspace.Dotnet(path, "doctor", "--json");
        try
        {
            using var report = JsonDocument.Parse(output);
            Require(report.RootElement.ValueKind == JsonValueKind.Object, $"{program} doctor --json writes no JSON object: {output}");
        }
        catch (JsonException error)
        {
            throw new ProofFailedException($"{program} doctor --json writes no JSON: {error.Message}");
        }
    }

    private static void Require(bool holds, string otherwise)
    {
        if (!holds)
        {
            throw new ProofFailedException(otherwise);
        }
    }

    private static string Warnings(string output) => string.Join('\n', output.Split('\n')
        .Where(line => line.Contains("warning", StringComparison.OrdinalIgnoreCase))
        .Distinct()
        .Take(10));
}
