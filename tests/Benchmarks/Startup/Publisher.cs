using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading;
using MbRlRobot.Benchmarks.Children;
using MbRlRobot.TestKit;

namespace MbRlRobot.Benchmarks.Startup;

/// <summary>Publishes programs of this checkout into a folder that is gone when this is disposed of.</summary>
internal sealed class Publisher : IDisposable
{
    /// <summary>What a publish writes that could not be compiled ahead of time.</summary>
    private const string Without = "without ReadyToRun";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("mbrl-startup-");

    /// <summary>Whether all that was asked to be compiled ahead of time was.</summary>
    public bool HasReadyToRun { get; private set; } = true;

    /// <summary>Publishes a program.</summary>
    /// <param name="project">Its folder in the checkout.</param>
    /// <param name="name">Its name.</param>
    /// <param name="isReadyToRun">Whether it is to be compiled ahead of time, where that can be.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>The program.</returns>
    /// <exception cref="IOException">It cannot be published; the message has what was written last.</exception>
    public PublishedProgram Publish(string project, string name, bool isReadyToRun, CancellationToken cancellation)
    {
        string folder = Path.Combine(_folder.FullName, $"{name}-{(isReadyToRun ? "ready" : "plain")}");
        string[] arguments =
        [
            "publish", Path.Combine(Repository.Root, project), "-c", "Release", "-nologo", "-v", "minimal",
            "-nodeReuse:false", $"-p:ReadyToRun={(isReadyToRun ? "auto" : "false")}", "-o", folder,
        ];
        using Process process = Process.Start(Dotnet.Start(Dotnet.Host, arguments))!;
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        using CancellationTokenRegistration stop = cancellation.Register(() => process.Kill(entireProcessTree: true));
        string said = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        cancellation.ThrowIfCancellationRequested();
        if (process.ExitCode != 0)
        {
            throw new IOException($"dotnet {string.Join(' ', arguments)} failed: {string.Join(' ', said.Split('\n').TakeLast(5))}");
        }

        HasReadyToRun &= !isReadyToRun || !said.Contains(Without, StringComparison.Ordinal);
        return new PublishedProgram(name, folder);
    }

    /// <inheritdoc/>
    public void Dispose() => _folder.Delete(recursive: true);
}
