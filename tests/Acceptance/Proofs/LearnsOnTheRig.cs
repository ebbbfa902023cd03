using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using MbRlRobot.Acceptance.Learning;
using MbRlRobot.Acceptance.Machine;
using MbRlRobot.Acceptance.Running;
using MbRlRobot.Acceptance.Serving;
using MbRlRobot.Following;
using MbRlRobot.TestKit.Brokers;

namespace MbRlRobot.Acceptance.Proofs;

/// <summary>
/// The robot on a board learns its swing-up through registers, duty cycles and encoder counts, with sensor noise and plans that take
/// effect a period late, from a trainer behind a broker. It is held against the true dynamics acting through all of the same.
/// </summary>
public sealed class LearnsOnTheRig : IProof
{
    private const double Share = 0.8;
    private const int Episodes = 10;
    private const int Starts = 4;
    private const int DelaySteps = 1;
    private const ulong StartSeed = 40_000;

    // the AS5600's output noise with its fastest filter, 0.043 degrees rms (data sheet v1-06, 2018: step response and filter settings);
    // three edges of the cart's encoder
    private const string Noise = """
        {
          "seed": 11,
          "faults": [
            { "kind": "noise", "channel": "theta", "amount": 0.00075 },
            { "kind": "noise", "channel": "x", "amount": 0.00005 },
          ],
        }
        """;

    private static readonly ulong[] Seeds = [1, 2, 3];

    /// <inheritdoc />
    public string Name => nameof(LearnsOnTheRig);

    /// <inheritdoc />
    public string Shows => $"cartpole-rig on its simulated board, with noise and delay, reaches {Share:P0} of the oracle by episode 10, with run, serve and a broker; with its plant over UDP too";

    /// <inheritdoc />
    public async Task<Verdict> Run(IProgress<string> progress, CancellationToken cancellation)
    {
        if (MosquittoBroker.SkipReason is { } missing)
        {
            return new Verdict(Outcome.Skipped, missing);
        }

        Criteria criteria = new(progress);
        using TemporaryFolder folder = new();
        string faults = Path.Combine(folder.Path, "noise.json");
        await File.WriteAllTextAsync(faults, Noise, cancellation);
        double oracle = Oracle(LabRobot.Read("cartpole-rig") with { Io = "simulated-board", Faults = faults }, cancellation);
        double limit = Share * oracle;
        criteria.Tell(FormattableString.Invariant($"oracle {oracle:F1} through the same noise, estimator and delay; limit {limit:F1}"));
        IReadOnlyList<string> options =
        [
            "--io", "simulated-board", "--faults", faults, "--lockstep",
            "--delay-steps", DelaySteps.ToString(CultureInfo.InvariantCulture),
        ];
        Func<Task<ServedRun>>[] tries =
        [
            .. Seeds.Select(seed => (Func<Task<ServedRun>>)(() =>
                ServedRun.Run(FormattableString.Invariant($"rig-{seed}"), "cartpole-rig", seed, options, cancellation, Episodes))),
            () => Remote(folder.Path, cancellation),
        ];
        ServedRun[] runs = await Cores.ForEachAsync(tries, Environment.ProcessorCount, start => start(), cancellation);
        foreach (ServedRun run in runs)
        {
            criteria.Check(FormattableString.Invariant($"{run}; best {run.Best:F1}, limit {limit:F1}"), run.Best >= limit);
        }

        return criteria.Verdict(FormattableString.Invariant($"best returns {runs.Min(run => run.Best):F1} at least, limit {limit:F1}"));
    }

    /// <summary>The same with the board and its plant in another process, behind a network that loses every twentieth datagram.</summary>
    private static async Task<ServedRun> Remote(string folder, CancellationToken cancellation)
    {
        LabRobot robot = LabRobot.Read("cartpole-rig") with { Io = "simulated-board" };
        using ServedPlant plant = await ServedPlant.Start(robot, ["--loss", "0.05", "--seed", "1"], cancellation);
        string file = Path.Combine(folder, "robot.json");
        string address = FormattableString.Invariant($"\"io\": {{ \"udp\": {{ \"port\": {plant.Robot.Description.Io.Udp.Port}, \"timeout\": 20 }},");
        string text = await File.ReadAllTextAsync(Path.Combine(robot.Folder, "robot.json"), cancellation);
        await File.WriteAllTextAsync(file, text.Replace("\"io\": {", address, StringComparison.Ordinal), cancellation);
        ServedRun run = await ServedRun.Run(
            "rig-over-udp", file, Seeds[0], ["--io", "udp", "--lockstep"], cancellation, Episodes);
        _ = await plant.End(cancellation);
        return run;
    }

    private static double Oracle(LabRobot robot, CancellationToken cancellation) => Cores.ForEach(
        CourseStart.Draw(robot.Description, Starts, StartSeed),
        start => new Course(robot, 1, cancellation) { Timing = new PlanTiming(DelaySteps) }.Oracle([start])[0].Return,
        cancellation).Average();
}
