using System;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using MbRlRobot.Acceptance.Learning;
using MbRlRobot.Acceptance.Machine;
using MbRlRobot.Acceptance.Running;

namespace MbRlRobot.Acceptance.Proofs;

/// <summary>The robot on a board learns its swing-up with its plant in another process, behind a network that loses every twentieth datagram.</summary>
/// <param name="io">What simulates the robot there.</param>
public sealed class LearnsOverUdp(string io) : IProof
{
    private const double Share = 0.8;
    private const int Episodes = 5;
    private const int Starts = 4;
    private const ulong StartSeed = 20_000;

    private static readonly string[] Network = ["--loss", "0.05", "--reorder", "0.02", "--seed", "1"];
    private static readonly ulong[] Seeds = [1, 2, 3];

    /// <inheritdoc />
    public string Name => nameof(LearnsOverUdp);

    /// <inheritdoc />
    public string Shows => $"over 5 % lost and 2 % reordered datagrams cartpole-rig reaches {Share:P0} of the oracle by episode {Episodes}, bit for bit as without a network";

    /// <inheritdoc />
    public async Task<Verdict> Run(IProgress<string> progress, CancellationToken cancellation)
    {
        Criteria criteria = new(progress);
        LabRobot robot = LabRobot.Read("cartpole-rig") with { Io = io };
        CourseStart[] starts = CourseStart.Draw(robot.Description, Starts, StartSeed);
        CourseOutcome[] oracle = [.. Cores.ForEach(starts, start => new Course(robot, 1, cancellation).Oracle([start])[0], cancellation)];
        double limit = Share * oracle.Average(outcome => outcome.Return);
        criteria.Tell(FormattableString.Invariant($"oracle {oracle.Average(outcome => outcome.Return):F1} on {io}, limit {limit:F1}"));
        double[] best = await Task.WhenAll(Seeds.Select(seed => Task.Run(() => Learn(robot, seed, limit, criteria, cancellation), cancellation)));
        return criteria.Verdict(FormattableString.Invariant($"best returns {best.Min():F1} at least, limit {limit:F1}"));
    }

    private static bool Same(Trained one, Trained other) => one.Returns.SequenceEqual(other.Returns) && one.Model.AsSpan().SequenceEqual(other.Model);

    private static async Task<double> Learn(LabRobot robot, ulong seed, double limit, Criteria criteria, CancellationToken cancellation)
    {
        using TemporaryFolder folder = new();
        using ServedPlant plant = await ServedPlant.Start(robot, Network, cancellation);
        Trained remote = Trained.Run(plant.Robot, seed, Episodes, folder.Path, threads: 1, cancellation);
        (long lost, long answered) = await plant.End(cancellation);
        double best = remote.Report.Episodes.Where(episode => !episode.Exploring).Max(episode => episode.Return ?? double.NaN);
        string returns = string.Join(", ", remote.Returns.Select(value => value.ToString("F1", CultureInfo.InvariantCulture)));
        criteria.Check(FormattableString.Invariant($"seed {seed}: best return {best:F1}, limit {limit:F1} ({returns})"), best >= limit);
        criteria.Check(FormattableString.Invariant($"seed {seed}: {answered} requests carried out, {lost} datagrams lost"), lost > answered / 20);
        if (seed == Seeds[0])
        {
            Trained local = Trained.Run(robot, seed, Episodes, folder.Path, threads: 1, cancellation);
            criteria.Check($"seed {seed}: the same returns and the same model in one process", Same(local, remote));
        }

        return best;
    }
}
