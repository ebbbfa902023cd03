using System.Collections.Generic;
using MbRlRobot.Dynamics;
using MbRlRobot.Robots;
using MbRlRobot.Transitions;

namespace MbRlRobot.Gates;

/// <summary>A model that wants to become the champion.</summary>
/// <param name="Robot">The robot.</param>
/// <param name="Model">The active members, as the fit gave them.</param>
/// <param name="Folder">The model folder that was written of them.</param>
/// <param name="Table">The transitions of its fit, with the holdout that neither it nor the champion learned from.</param>
/// <param name="Recent">The rows recorded last, whole episodes as far as there are, ordered by robot, epoch and sequence.</param>
/// <param name="Champion">The model in use; null before the first, or where it is for another schema.</param>
public sealed record Candidate(
    RobotDescription Robot,
    EnsembleModel Model,
    string Folder,
    TransitionTable Table,
    IReadOnlyList<Transition> Recent,
    EnsembleModel? Champion);
