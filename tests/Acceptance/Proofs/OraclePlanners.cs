using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using MbRlRobot.Acceptance.Learning;
using MbRlRobot.Acceptance.Running;
using MbRlRobot.Robots;

namespace MbRlRobot.Acceptance.Proofs;

/// <summary>The planners alone, over the true dynamics: the published ones reach what an independent implementation reached.</summary>
public sealed class OraclePlanners : IProof
{
    private const int Seeds = 10;
    private const int Starts = 40;
    private const double ShootingIsLowerBy = 60;

    // PETS's CEM (Chua et al. 2018), iCEM (Pinneri et al. 2020), random shooting and PDDM (Nagabandi et al. 2019), with 25 steps
    private static readonly PlannerDescription Icem = new(Horizon: 25);

    private static readonly (string Name, PlannerDescription Planner, double AtLeast)[] CartPole =
    [
        ("CEM 400", Pets(), 178),
        ("iCEM 97", Icem, 176),
        ("random shooting 2000", new PlannerDescription(PlannerKind.RandomShooting, Horizon: 25, Population: 2000), 155),
        ("PDDM 700", Pddm(), 172),
    ];

    /// <inheritdoc />
    public string Name => nameof(OraclePlanners);

    /// <inheritdoc />
    public string Shows => "planning through the true dynamics reaches the published returns on cart-pole and pendulum";

    /// <inheritdoc />
    public Task<Verdict> Run(IProgress<string> progress, CancellationToken cancellation)
    {
        Criteria criteria = new(progress);
        var robot = LabRobot.Read("cartpole");
        foreach ((string name, PlannerDescription planner, double atLeast) in CartPole)
        {
            double[] returns = Cores.ForEach(Enumerable.Range(1, Seeds), seed => Swing(robot, planner, seed, cancellation), cancellation);
            string spread = $"{Spread.Of(returns)}, {Listed(returns)}";
            criteria.Check($"cart-pole, {name}: mean {spread}, at least {atLeast}", returns.Average() >= atLeast);
        }

        Pendulum(criteria, cancellation);
        return Task.FromResult(criteria.Verdict($"{Seeds} seeds, and {Starts} starts of the pendulum"));
    }

    private static PlannerDescription Pets() => new(
        Horizon: 25,
        Population: 400,
        Elites: 40,
        Iterations: 5,
        PopulationDecay: 1,
        NoiseBeta: 0,
        KeepElites: false,
        ShiftElites: false,
        AddMean: false,
        Pad: WarmStartPad.Zero,
        Return: PlanReturn.Mean);

    private static PlannerDescription Pddm() => new(
        PlannerKind.Pddm, Horizon: 25, Population: 700, Iterations: 1, InitialStd: 0.9, RewardWeight: 10, Smoothing: 0.7);

    private static double Swing(LabRobot robot, PlannerDescription planner, int seed, CancellationToken cancellation)
    {
        Course course = new(robot.Planning(_ => planner), (ulong)seed, cancellation);
        return course.Oracle(CourseStart.Draw(robot.Description, 1, (ulong)seed))[0].Return;
    }

    private static void Pendulum(Criteria criteria, CancellationToken cancellation)
    {
        var robot = LabRobot.Read("pendulum");
        Spread icem = FromAllAround(robot.Planning(_ => Icem), cancellation);
        Spread shooting = FromAllAround(
            robot.Planning(_ => new PlannerDescription(PlannerKind.RandomShooting, Horizon: 25, Population: 500)), cancellation);
        criteria.Check($"pendulum, iCEM 97: mean {icem} over starts, at least -155", icem.Mean >= -155);
        criteria.Check(
            $"pendulum, random shooting 500: mean {shooting}, lower by at least {ShootingIsLowerBy}",
            icem.Mean - shooting.Mean >= ShootingIsLowerBy);
    }

    private static Spread FromAllAround(LabRobot robot, CancellationToken cancellation) => Spread.Of(Cores.ForEach(
        Enumerable.Range(0, Starts),
        start => new Course(robot, (ulong)start, cancellation).Oracle([Around(start)])[0].Return,
        cancellation));

    private static CourseStart Around(int start) => new([-Math.PI + (2 * Math.PI * (start + 0.5) / Starts), 0], []);

    private static string Listed(IEnumerable<double> returns) =>
        string.Join(' ', returns.Select(value => FormattableString.Invariant($"{value:f1}")));
}
