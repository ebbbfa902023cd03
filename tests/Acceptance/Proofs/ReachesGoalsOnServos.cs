using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using MbRlRobot.Acceptance.Learning;
using MbRlRobot.Acceptance.Running;

namespace MbRlRobot.Acceptance.Proofs;

/// <summary>The arm on RC servos, through its drivers and chips: what it has learned in a few episodes brings the tip to goals that no run had seen.</summary>
/// <param name="io">What simulates the robot.</param>
public sealed class ReachesGoalsOnServos(string io) : IProof
{
    private const int Goals = 20;
    private const int AtLeast = 18;
    private const int Episodes = 4;
    private const ulong StartSeed = 30_000;

    /// <inheritdoc />
    public string Name => nameof(ReachesGoalsOnServos);

    /// <inheritdoc />
    public string Shows => $"servo-arm learns in {Episodes} episodes of 3 s; then its tip ends within 2 cm of {AtLeast} of {Goals} goals";

    /// <inheritdoc />
    public Task<Verdict> Run(IProgress<string> progress, CancellationToken cancellation)
    {
        Criteria criteria = new(progress);
        LabRobot robot = LabRobot.Read("servo-arm") with { Io = io };
        CourseStart[] starts = CourseStart.Draw(robot.Description, Goals, StartSeed);
        CourseOutcome[] oracle = [.. Cores.ForEach(starts, start => new Course(robot, 1, cancellation).Oracle([start])[0], cancellation)];
        CourseOutcome[] random = new Course(robot, 2, cancellation).Random(starts);
        criteria.Tell($"uniform random targets: {Told(random)}; the true equations: {Told(oracle)}");
        IReadOnlyList<Trained> runs = SeedRuns.Learn(robot, SeedRuns.Proving(3), Episodes, cancellation);
        CourseOutcome[][] learned = Cores.ForEach(
            runs, run => new Course(robot, 1, cancellation).Learned(run.Model, starts), cancellation);
        for (int run = 0; run < runs.Count; run++)
        {
            string returns = string.Concat(runs[run].Returns.Select(value => FormattableString.Invariant($"{value,7:f1}")));
            criteria.Tell($"seed {runs[run].Seed}, while learning:{returns}");
            criteria.Check($"seed {runs[run].Seed}: {Told(learned[run])}", learned[run].Count(outcome => outcome.IsSuccess) >= AtLeast);
        }

        criteria.Tell(SeedRuns.Draw("servo-arm", "servo-arm: learning from nothing", robot, runs, target: null));
        return Task.FromResult(criteria.Verdict($"{Goals} goals, {Episodes} episodes, seeds 101 to 103, through {io}"));
    }

    private static string Told(CourseOutcome[] outcomes) => FormattableString.Invariant(
        $"mean return {outcomes.Average(outcome => outcome.Return):f1}, {outcomes.Count(outcome => outcome.IsSuccess)} of {outcomes.Length} within 2 cm");
}
