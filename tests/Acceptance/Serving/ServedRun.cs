using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using System.Threading;
using System.Threading.Tasks;
using MbRlRobot.Acceptance.Machine;
using MbRlRobot.Acceptance.Running;
using MbRlRobot.Recording;
using MbRlRobot.Registry;
using MbRlRobot.Reports;
using MbRlRobot.Store.Sqlite;
using MbRlRobot.TestKit.Brokers;
using MbRlRobot.Transitions;

namespace MbRlRobot.Acceptance.Serving;

/// <summary>What came of one robot that learned over a broker.</summary>
/// <param name="Name">Which run it was.</param>
/// <param name="Report">The robot's report.</param>
/// <param name="Rows">What the trainer stored.</param>
/// <param name="Registered">The versions that the trainer made.</param>
/// <param name="Installed">The versions of which the robot told the trainer that it runs them.</param>
public sealed partial record ServedRun(
    string Name, RunReport Report, IReadOnlyList<Transition> Rows, IReadOnlySet<ulong> Registered, IReadOnlySet<ulong> Installed)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(8);

    /// <summary>Gets the best return of an episode that was planned; minus infinity where none was.</summary>
    public double Best => Report.Episodes.Where(episode => !episode.Exploring).Select(episode => episode.Return ?? double.NaN)
        .DefaultIfEmpty(double.NegativeInfinity).Max();

    /// <summary>Gets the versions that planned, by the robot's report and by its rows.</summary>
    public IReadOnlySet<ulong> Drove => Report.Episodes.Select(episode => episode.ModelVersion)
        .Concat(Rows.Select(row => row.ModelVersion)).Where(version => version > 0).ToHashSet();

    /// <summary>Gives the returns, and which model planned each, for people.</summary>
    public override string ToString()
    {
        IEnumerable<string> returns = Report.Episodes.Select(episode => string.Create(
            CultureInfo.InvariantCulture, $"{episode.Return:F0}{(episode.Exploring ? "" : $" (model {episode.ModelVersion})")}"));
        int late = Rows.Count(row => row.Flags.HasAny(TransitionFlags.Overrun));
        return $"{Name}: {string.Join(", ", returns)}; {Rows.Count} rows stored, {late} of them late";
    }

    /// <summary>Runs a broker, a trainer that knows nothing, and a robot without a model.</summary>
    /// <param name="seed">The robot's seed.</param>
    /// <param name="isLockstep">Whether time stands still while it decides; otherwise it runs at its true 25 Hz.</param>
    /// <param name="cancellation">Kills them.</param>
    public static Task<ServedRun> Run(ulong seed, bool isLockstep, CancellationToken cancellation) => Run(
        string.Create(CultureInfo.InvariantCulture, $"{(isLockstep ? "lockstep" : "realtime")}-{seed}"),
        "cartpole",
        seed,
        isLockstep ? ["--lockstep"] : [],
        cancellation);

    /// <summary>The same with any robot.</summary>
    /// <param name="name">Which run it is.</param>
    /// <param name="robotType">The robot, as <c>--robot</c> finds it.</param>
    /// <param name="seed">The robot's seed.</param>
    /// <param name="options">Further options of <c>run</c>.</param>
    /// <param name="cancellation">Kills them.</param>
    /// <param name="episodes">How many.</param>
    public static async Task<ServedRun> Run(
        string name, string robotType, ulong seed, IReadOnlyList<string> options, CancellationToken cancellation, int episodes = 10)
    {
        using TemporaryFolder folder = new();
        await using MosquittoBroker broker = await MosquittoBroker.StartAsync();
        string address = $"mqtt://127.0.0.1:{broker.Port}";
        _ = await Finish(CommandLines.Of(CommandLines.Keys, address), folder.Path, cancellation);

        // it would be another machine: its fits must not take the processor from a robot in real time
        using RunningProgram trainer = RunningProgram.Start(
            $"the trainer of {name}", CommandLines.Of(CommandLines.For(robotType, CommandLines.Serve), address, "--headless"), folder.Path, isYielding: true);
        await trainer.WaitForLine("serving at", Patience, cancellation);
        string id = string.Create(CultureInfo.InvariantCulture, $"learns-{Environment.ProcessId}-{name}");
        string[] robot = CommandLines.Of(
            CommandLines.For(robotType, CommandLines.Run, episodes),
            address,
            ["--seed", seed.ToString(CultureInfo.InvariantCulture), "--id", id, "--data", "robot", "--await-model", "8", "--json", .. options]);
        try
        {
            RunReport report = RunReportJson.Read(Encoding.UTF8.GetBytes(await Finish(robot, folder.Path, cancellation)));
            await trainer.End(Patience, cancellation);
            return Of(name, report, Path.Combine(folder.Path, "lab"), trainer.Lines);
        }
        finally
        {
            Forget(new RingFolder(id));
        }
    }

    private static ServedRun Of(string name, RunReport report, string data, IReadOnlyList<string> lines)
    {
        using SqliteTransitionStore store = SqliteTransitionStore.Open(data);
        IEnumerable<ulong> installed = lines.Select(line => InstalledPattern().Match(line)).Where(match => match.Success)
            .Select(match => ulong.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture));
        return new ServedRun(
            name,
            report,
            [.. store.Schemas.SelectMany(schema => store.Read(schema))],
            new ModelRegistry(data, report.Robot).Versions.ToHashSet(),
            installed.ToHashSet());
    }

    private static async Task<string> Finish(string[] line, string folder, CancellationToken cancellation)
    {
        string program = Path.Combine(AppContext.BaseDirectory, $"{line[0]}.dll");
        ProcessRequest request = new(IsolatedEnvironment.Dotnet, [program, .. line[1..]], folder) { Limit = Limit };
        ProcessResult result = await ChildProcess.Run(request, cancellation);
        return result.ExitCode == 0
            ? result.Output
            : throw new ProofFailedException($"'{string.Join(' ', line)}' ended with {result.ExitCode}: {result.Errors}");
    }

    private static void Forget(RingFolder rings)
    {
        if (Directory.Exists(rings.Path))
        {
            Directory.Delete(rings.Path, recursive: true);
        }
    }

    [GeneratedRegex(@"version (\d+) Running")]
    private static partial Regex InstalledPattern();
}
