using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using MbRlRobot.Acceptance.Learning;
using MbRlRobot.Acceptance.Running;

namespace MbRlRobot.Acceptance.Proofs;

/// <summary>The cart-pole learns in another physics engine, on a rail that ends and of which the planner knows nothing.</summary>
public sealed class LearnsOnMuJoCo : IProof
{
    private static readonly LearningGoal Goal = new(Return: 170, By: 4, ByAtLeast: 9);

    /// <inheritdoc />
    public string Name => nameof(LearnsOnMuJoCo);

    /// <inheritdoc />
    public string Shows => "the cart-pole swings up in MuJoCo too, on a rail of 5 m, by its fourth episode";

    /// <inheritdoc />
    public Task<Verdict> Run(IProgress<string> progress, CancellationToken cancellation)
    {
        LabRobot robot = LabRobot.Read("cartpole") with { Io = "mujoco" };
        if (LabRobot.Missing("mujoco") is { } missing)
        {
            return Task.FromResult(new Verdict(Outcome.Skipped, missing));
        }

        Criteria criteria = new(progress);
        IReadOnlyList<Trained> runs = SeedRuns.Learn(robot, SeedRuns.Proving(10), 6, cancellation);
        Goal.Check("MuJoCo", runs, criteria);
        criteria.Tell(SeedRuns.Draw("cartpole-mujoco", "Cart-pole in MuJoCo, on a rail", robot, runs, Goal.Return));
        return Task.FromResult(criteria.Verdict("seeds 101 to 110, 6 episodes of 200 steps"));
    }
}
