using System.Collections.Generic;
using System.Linq;
using MbRlRobot.Benchmarks.Compute;

namespace MbRlRobot.Benchmarks.Reporting;

/// <summary>A command whose report goes into the results.</summary>
/// <param name="Arguments">The command and its options.</param>
/// <param name="Times">How often it is run; of several the one with the least 99th percentile is kept.</param>
internal sealed record ReportStep(IReadOnlyList<string> Arguments, int Times = 1)
{
    /// <summary>What a robot-sized decision is to be judged by: the best of five.</summary>
    private const int RobotRuns = 5;

    /// <summary>The command.</summary>
    public string Command => Arguments[0];

    /// <summary>How it is called.</summary>
    public string Title => string.Join(' ', Arguments);

    /// <summary>The commands of a report.</summary>
    /// <param name="cores">The machine's cores.</param>
    /// <param name="rounds">How many rounds <c>peers</c> and <c>growth</c> make; null for as many as they do by themselves.</param>
    /// <param name="isAll">Whether those that take a broker and many minutes are among them.</param>
    /// <returns>The commands, in order.</returns>
    public static IReadOnlyList<ReportStep> All(int cores, string? rounds, bool isAll)
    {
        string[] turns = rounds is null ? [] : ["--rounds", rounds];
        string[] threads = cores > 1 ? ["1", $"{cores}"] : ["1"];
        return
        [
            new(["peak"]),
            .. threads.SelectMany(count => Plans(count)),
            new(["plan", "--config", "robot", "--threads", threads[^1]], RobotRuns),
            .. Workload.PeerNames.Select(config => new ReportStep(["fit", "--config", config, "--threads", threads[^1]])),
            new(["peers", .. turns]),
            new(["growth", .. turns]),
            new(["tick"]),
            new(["record"]),
            new(["codec"]),
            new(["load"]),
            .. isAll ? Long : [],
        ];
    }

    private static ReportStep[] Long =>
    [
        new(["ingest"]), new(["ingest", "--rate", "2600"]), new(["ingest", "--rate", "1100", "--during-fit"]), new(["push"]),
    ];

    private static IEnumerable<ReportStep> Plans(string threads) =>
        Workload.PeerNames.Select(config => new ReportStep(["plan", "--config", config, "--threads", threads]));
}
