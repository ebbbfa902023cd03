using System.Threading;

namespace MbRlRobot.Gates;

/// <summary>Lets a candidate drive a simulated robot, for types that have one: how, the trainer's core does not know.</summary>
/// <param name="candidate">The candidate.</param>
/// <param name="cancellation">Gives up.</param>
/// <returns>What came of it; null where the type has nothing that simulates it.</returns>
public delegate GateResult? ClosedLoopGate(Candidate candidate, CancellationToken cancellation);
