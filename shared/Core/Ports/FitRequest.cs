using MbRlRobot.Dynamics;
using MbRlRobot.Robots;
using MbRlRobot.Transitions;

namespace MbRlRobot.Ports;

/// <summary>What to fit.</summary>
/// <param name="Robot">States, actions, architecture and schedule.</param>
/// <param name="Data">The transitions; not changed while the fit runs.</param>
/// <param name="WarmStart">The checkpoint to go on from; null starts from new weights.</param>
/// <param name="Seed">Fixes initial weights and the order of batches; membership and holdout follow from the transitions' ids.</param>
/// <param name="Threads">The threads it may use, at least 1; they do not change the result.</param>
public sealed record FitRequest(
    RobotDescription Robot,
    TransitionTable Data,
    EnsembleCheckpoint? WarmStart,
    ulong Seed,
    int Threads);
