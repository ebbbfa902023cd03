using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using MbRlRobot.Acceptance.Learning;
using MbRlRobot.Acceptance.Running;

namespace MbRlRobot.Acceptance.Proofs;

/// <summary>The cart-pole learns to swing up from nothing, with the settings of its robot.json.</summary>
public sealed class LearnsCartPole : IProof
{
    private static readonly LearningGoal Within = new(Return: 170, By: 3, ByAtLeast: 9, Floor: 170, AllBy: 4);
    private static readonly LearningGoal Between = new(Return: 170, By: 4, ByAtLeast: 9, Floor: 160);

    /// <inheritdoc />
    public string Name => nameof(LearnsCartPole);

    /// <inheritdoc />
    public string Shows => "the cart-pole swings up in its third episode, and in its fourth where it refits between episodes only";

    /// <inheritdoc />
    public Task<Verdict> Run(IProgress<string> progress, CancellationToken cancellation)
    {
        Criteria criteria = new(progress);
        var robot = LabRobot.Read("cartpole");
        Learn(robot, "refits within episodes", "cartpole", Within, criteria, cancellation);
        LabRobot slower = robot.Training(training => training with { RefitEverySteps = 0, Steps = 2000 });
        Learn(slower, "refits between episodes only", "cartpole-between", Between, criteria, cancellation);
        return Task.FromResult(criteria.Verdict("seeds 101 to 110, 10 episodes of 200 steps"));
    }

    private static void Learn(
        LabRobot robot, string what, string picture, LearningGoal goal, Criteria criteria, CancellationToken cancellation)
    {
        IReadOnlyList<Trained> runs = SeedRuns.Learn(robot, SeedRuns.Proving(10), 10, cancellation);
        goal.Check(what, runs, criteria);
        criteria.Tell(SeedRuns.Draw(picture, $"Cart-pole: {what}", robot, runs, goal.Return));
    }
}
