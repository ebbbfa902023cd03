using System.Collections.Generic;

namespace MbRlRobot.Benchmarks.Push;

/// <summary>What came of a run.</summary>
/// <param name="FileBytes">Size of each model file.</param>
/// <param name="Pushes">The models, in order.</param>
/// <param name="With">The loop from each manifest until its model had driven for a while.</param>
/// <param name="Without">The loop in stretches as long, one after each, in which nothing was pushed.</param>
/// <param name="PlanMilliseconds">How long the robot's last decision took.</param>
internal sealed record PushOutcome(
    int FileBytes, IReadOnlyList<ModelPush> Pushes, Stretch With, Stretch Without, double PlanMilliseconds);
