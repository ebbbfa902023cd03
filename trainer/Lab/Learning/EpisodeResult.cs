using System.Collections.Generic;
using MbRlRobot.Transitions;

namespace MbRlRobot.Lab.Learning;

/// <summary>An episode that was run.</summary>
/// <param name="Transitions">Its rows, in order.</param>
/// <param name="Return">The rewards, with the done reward for the steps that remained; not finite where a reward was not.</param>
/// <param name="PlanMilliseconds">How long each decision took.</param>
/// <param name="IsSuccess">Whether the task calls its last state a success.</param>
/// <param name="IsComplete">Whether it ended by itself, and not because the run was ended.</param>
internal sealed record EpisodeResult(
    IReadOnlyList<Transition> Transitions, double Return, IReadOnlyList<double> PlanMilliseconds, bool IsSuccess, bool IsComplete);
