using System;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using MbRlRobot.Acceptance.Learning;
using MbRlRobot.Acceptance.Machine;
using MbRlRobot.Acceptance.Running;

namespace MbRlRobot.Acceptance.Proofs;

/// <summary>The control process as install.sh installs it, and its loop, for some time, with a stall in it.</summary>
public sealed class InstallsAsServices : IProof
{
    private const int Seconds = 25;
    private const double StallAt = 12;
    private const string Controller = "usr/lib/mbrl/controller";
    private static readonly string[] Kinds = ["linux-x64", "linux-arm64"];

    /// <inheritdoc />
    public string Name => nameof(InstallsAsServices);

    /// <inheritdoc />
    public string Shows =>
        "install.sh installs a control process whose loop keeps 100 Hz and tells of a stall of 35 ms; what is published for robots runs on any";

    /// <inheritdoc />
    public async Task<Verdict> Run(IProgress<string> progress, CancellationToken cancellation)
    {
        if (!OperatingSystem.IsLinux())
        {
            return new Verdict(Outcome.Skipped, "services are of systemd");
        }

        Criteria criteria = new(progress);
        using TemporaryFolder folder = new();
        string script = Path.Combine(RepositoryRoot.Path, "hardware", "deploy", "install.sh");
        ProcessResult installed = await ChildProcess.Run(
            new ProcessRequest(script, ["--root", folder.Path, "--optional", "auto", "controller"], folder.Path), cancellation);
        criteria.Check($"install.sh ends with {installed.ExitCode} {installed.Errors}", installed.ExitCode == 0);
        string programs = Path.Combine(folder.Path, Controller);
        criteria.Check("there is no executable of one machine's kind", !File.Exists(Path.Combine(programs, "mbrl-controller")));
        string[] installedFor = KindsOf(programs);
        criteria.Check(
            $"what is installed has libraries for {string.Join(", ", installedFor)}", installedFor.Contains(RuntimeInformation.RuntimeIdentifier));
        string[] publishedFor = await PublishedFor(Path.Combine(folder.Path, "published"), cancellation);
        criteria.Check($"what is published for robots has libraries for {string.Join(", ", publishedFor)}", publishedFor.Length == Kinds.Length);

        string[] bench =
        [
            Path.Combine(programs, "mbrl-controller.dll"), "bench", "--loop", "--robot", "cartpole-rig", "--seconds", $"{Seconds}",
            "--stall-ms", "35", "--stall-at", $"{StallAt}", "--json",
        ];
        ProcessResult measured = await ChildProcess.Run(new ProcessRequest("dotnet", bench, folder.Path), cancellation);
        criteria.Check($"bench --loop ends with {measured.ExitCode} {measured.Errors}", measured.ExitCode == 0);
        return Judge(JsonDocument.Parse(measured.Output).RootElement, criteria);
    }

    /// <summary>What a workstation publishes for robots without an SDK.</summary>
    private static async Task<string[]> PublishedFor(string folder, CancellationToken cancellation)
    {
        string[] publish = ["publish", "controller/App", "-c", "Release", "-p:UseAppHost=false", "-p:OptionalPackages=auto", "-o", folder];
        await ChildProcess.Run(new ProcessRequest("dotnet", publish, RepositoryRoot.Path), cancellation);
        return KindsOf(folder);
    }

    /// <summary>The kinds of machine that a program's libraries are for: those beside it are for the machine that published it.</summary>
    private static string[] KindsOf(string programs) => File.Exists(Path.Combine(programs, "libe_sqlite3.so"))
        ? [RuntimeInformation.RuntimeIdentifier]
        : [.. Kinds.Where(kind => Directory.Exists(Path.Combine(programs, "runtimes", kind)))];

    /// <summary>What else the machine does may make ticks late, but not hide the stall, nor shift the grid.</summary>
    private static Verdict Judge(JsonElement report, Criteria criteria)
    {
        double periods = Number(report, "periods");
        double missed = Number(report, "missedPeriods");
        JsonElement period = report.GetProperty("times").GetProperty("period");
        double seconds = Number(report, "seconds");
        criteria.Check($"{periods} periods of 10 ms in {seconds:f1} s", Math.Abs(periods - (100 * seconds)) < 100);
        bool isToldOf = report.GetProperty("overrunEvents").EnumerateArray()
            .Any(each => Number(each, "missedPeriods") >= 3 && Math.Abs(Number(each, "atSeconds") - StallAt) < 1);
        criteria.Check("the stall is among the overruns", isToldOf);
        double bytes = Number(report, "allocatedBytesInEpisodes");
        criteria.Check($"{bytes} bytes allocated within episodes", bytes == 0);
        double high = Number(period, "p99Milliseconds");
        double highest = Number(period, "p999Milliseconds");
        return criteria.Verdict(
            $"p99 {high:f2} ms, p99.9 {highest:f2} ms, {missed} periods missed in {Number(report, "overruns")} overruns");
    }

    private static double Number(JsonElement element, string name) => element.GetProperty(name).GetDouble();
}
