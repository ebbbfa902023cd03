using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using MbRlRobot.Acceptance.Learning;
using MbRlRobot.Acceptance.Running;
using MbRlRobot.Robots;

namespace MbRlRobot.Acceptance.Proofs;

/// <summary>The returns that each robot.json calls random and oracle are those that random actions and its planner give.</summary>
public sealed class Yardsticks : IProof
{
    private const int RandomStarts = 400;
    private const int OracleStarts = 100;
    private const double Errors = 3; // both the value of robot.json and the one measured here vary
    private const ulong StartSeed = 30_000;

    /// <inheritdoc />
    public string Name => nameof(Yardsticks);

    /// <inheritdoc />
    public string Shows => "task.score of every robot.json is what random actions and the true dynamics give";

    /// <inheritdoc />
    public Task<Verdict> Run(IProgress<string> progress, CancellationToken cancellation)
    {
        Criteria criteria = new(progress);
        foreach (string name in new[] { "cartpole", "pendulum", "arm2" })
        {
            var robot = LabRobot.Read(name);
            ScoreDescription score = robot.Description.Task.Score ?? new ScoreDescription();
            CourseOutcome[] random = new Course(robot, 3, cancellation).Random(CourseStart.Draw(robot.Description, RandomStarts, StartSeed));
            CourseOutcome[] oracle = Cores.ForEach(
                CourseStart.Draw(robot.Description, OracleStarts, StartSeed),
                start => new Course(robot, 4, cancellation).Oracle([start])[0],
                cancellation);
            Check($"{name}, random", random, score.Random, criteria);
            Check($"{name}, oracle", oracle, score.Oracle, criteria);
        }

        return Task.FromResult(criteria.Verdict($"{RandomStarts} random episodes, {OracleStarts} planned ones"));
    }

    private static void Check(string what, CourseOutcome[] outcomes, double? stated, Criteria criteria)
    {
        Spread measured = Spread.Of([.. outcomes.Select(outcome => outcome.Return)]);
        int successes = outcomes.Count(outcome => outcome.IsSuccess);
        criteria.Check(
            FormattableString.Invariant($"{what}: {measured}, robot.json has {stated}; {successes} of {outcomes.Length} succeed"),
            stated is { } value && Math.Abs(value - measured.Mean) <= Math.Max(Errors * measured.Error, 0.01));
    }
}
