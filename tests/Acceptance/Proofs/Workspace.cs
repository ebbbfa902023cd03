using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using MbRlRobot.Acceptance.Machine;
using MbRlRobot.Acceptance.Running;

namespace MbRlRobot.Acceptance.Proofs;

/// <summary>
/// A clone of the checkout's last commit in an empty folder, with a home and a packages folder of its own. The clone lies
/// in a folder called <c>shared</c>: no rule of the build may take that for the repository's own folder.
/// </summary>
public sealed class Workspace : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly CancellationToken _cancellation;

    /// <summary>Initializes a new instance of the <see cref="Workspace"/> class, still without the clone.</summary>
    public Workspace(CancellationToken cancellation)
    {
        _cancellation = cancellation;
        Clone = Path.Combine(_folder.Create("shared"), "MbRlRobot");
        Packages = _folder.Create("packages");
        Environment = IsolatedEnvironment.At(_folder.Create("home"), Packages);
        KeepNuGetSources();
    }

    /// <summary>Gets the clone's root.</summary>
    public string Clone { get; }

    /// <summary>Gets NuGet's global packages folder.</summary>
    public string Packages { get; }

    /// <summary>Gets the environment in which <see cref="Dotnet"/> runs.</summary>
    public Dictionary<string, string> Environment { get; }

    /// <summary>Gets the records of packages that no source has, with the time at which each was written.</summary>
    public IReadOnlyDictionary<string, DateTime> AbsentRecords
    {
        get
        {
            var folder = new DirectoryInfo(Path.Combine(Clone, "artifacts", "optional-packages"));
            return folder.Exists ? folder.EnumerateFiles().ToDictionary(file => file.Name, file => file.LastWriteTimeUtc) : [];
        }
    }

    /// <summary>Gives the commit that a checkout is at; null where git does not know.</summary>
    public static async Task<string?> Head(string checkout, CancellationToken cancellation)
    {
        var request = new ProcessRequest("git", ["rev-parse", "--verify", "HEAD"], checkout);
        try
        {
            ProcessResult result = await ChildProcess.Run(request, cancellation);
            return result.ExitCode == 0 ? result.Output.Trim() : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    /// <summary>Clones a commit.</summary>
    /// <exception cref="ProofFailedException">git failed.</exception>
    public async Task CloneFrom(string checkout, string commit)
    {
        _ = await Succeed(new ProcessRequest("git", ["clone", "--quiet", checkout, Clone], _folder.Path));
        _ = await Succeed(new ProcessRequest("git", ["checkout", "--quiet", "--detach", commit], Clone));
    }

    /// <summary>Runs <c>dotnet</c> in the clone.</summary>
    /// <returns>Its standard output.</returns>
    /// <exception cref="ProofFailedException">It failed.</exception>
    public Task<string> Dotnet(params string[] arguments) =>
        Succeed(new ProcessRequest(IsolatedEnvironment.Dotnet, arguments, Clone, Environment));

    /// <summary>Writes a file beside the clone.</summary>
    /// <returns>Its path.</returns>
    public string Write(string name, string text)
    {
        string path = Path.Combine(_folder.Path, name);
        File.WriteAllText(path, text);
        return path;
    }

    /// <inheritdoc />
    public void Dispose() => _folder.Dispose();

    /// <summary>A machine behind a NuGet mirror names it in the user's settings: the one thing taken over from there.</summary>
    private void KeepNuGetSources()
    {
        string user = System.Environment.GetFolderPath(System.Environment.SpecialFolder.UserProfile);
        string settings = Path.Combine(user, ".nuget", "NuGet", "NuGet.Config");
        if (File.Exists(settings))
        {
            File.Copy(settings, Path.Combine(_folder.Create("home/.nuget/NuGet"), "NuGet.Config"));
        }
    }

    private async Task<string> Succeed(ProcessRequest request)
    {
        ProcessResult result = await ChildProcess.Run(request, _cancellation);
        string tail = string.Join('\n', (result.Output + result.Errors).TrimEnd().Split('\n').TakeLast(15));
        return result.ExitCode == 0
            ? result.Output
            : throw new ProofFailedException($"'{request}' exited with {result.ExitCode}:\n{tail}");
    }
}
