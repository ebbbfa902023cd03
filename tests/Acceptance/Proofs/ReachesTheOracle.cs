using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using MbRlRobot.Acceptance.Learning;
using MbRlRobot.Acceptance.Running;

namespace MbRlRobot.Acceptance.Proofs;

/// <summary>
/// What pendulum and arm have learned in six episodes does as well as the true dynamics: the same planner from the same starts, which no
/// run had seen, through the model as it is then. A score of 0 is that of uniform random actions, 1 that of the true dynamics.
/// </summary>
public sealed class ReachesTheOracle : IProof
{
    private const int Starts = 20;
    private const int Episodes = 6;
    private const double AtLeast = 0.95;
    private const ulong StartSeed = 20_000;

    /// <inheritdoc />
    public string Name => nameof(ReachesTheOracle);

    /// <inheritdoc />
    public string Shows => "pendulum and arm learn in six episodes what planning through the true dynamics reaches, to 95 %";

    /// <inheritdoc />
    public Task<Verdict> Run(IProgress<string> progress, CancellationToken cancellation)
    {
        Criteria criteria = new(progress);
        foreach (string name in new[] { "pendulum", "arm2" })
        {
            Score(LabRobot.Read(name), criteria, cancellation);
        }

        return Task.FromResult(criteria.Verdict($"{Starts} starts, {Episodes} episodes, seeds 101 to 103"));
    }

    private static void Score(LabRobot robot, Criteria criteria, CancellationToken cancellation)
    {
        string name = robot.Description.Type;
        CourseStart[] starts = CourseStart.Draw(robot.Description, Starts, StartSeed);
        CourseOutcome[] oracle = [.. Cores.ForEach(starts, start => new Course(robot, 1, cancellation).Oracle([start])[0], cancellation)];
        double random = new Course(robot, 2, cancellation).Random(starts).Average(outcome => outcome.Return);
        double best = oracle.Average(outcome => outcome.Return);
        criteria.Tell(FormattableString.Invariant($"{name}: random {random:f2}, oracle {best:f2}{Success(robot, oracle)}"));
        IReadOnlyList<Trained> runs = SeedRuns.Learn(robot, SeedRuns.Proving(3), Episodes, cancellation);
        CourseOutcome[][] learned = Cores.ForEach(runs, run => Learned(robot, run.Model, starts, cancellation), cancellation);
        for (int run = 0; run < runs.Count; run++)
        {
            double mean = learned[run].Average(outcome => outcome.Return);
            double score = (mean - random) / (best - random);
            string returns = string.Concat(runs[run].Returns.Select(value => FormattableString.Invariant($"{value,9:f2}")));
            criteria.Tell($"{name}, seed {runs[run].Seed}, while learning:{returns}");
            criteria.Check(
                FormattableString.Invariant($"{name}, seed {runs[run].Seed}: score {score:f4}, mean {mean:f2}{Success(robot, learned[run])}"),
                score >= AtLeast);
        }

        criteria.Tell(SeedRuns.Draw(name, $"{name}: learning from nothing", robot, runs, target: null));
    }

    private static CourseOutcome[] Learned(LabRobot robot, byte[] model, CourseStart[] starts, CancellationToken cancellation) =>
        [.. starts.Select(start => new Course(robot, 1, cancellation).Learned(model, [start])[0])];

    private static string Success(LabRobot robot, CourseOutcome[] outcomes) => robot.Description.Task.Score?.Success is null
        ? ""
        : $", {outcomes.Count(outcome => outcome.IsSuccess)} of {outcomes.Length} succeed";
}
