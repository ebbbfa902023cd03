namespace MbRlRobot.Rollouts;

/// <summary>What one thread rolls at a time: particles of a block of candidates that the same member moves first.</summary>
/// <param name="Position">The first particle's place in <see cref="RolloutNoise.ByFirstMember"/>.</param>
/// <param name="Particles">How many, from there on.</param>
/// <param name="First">The block's first candidate.</param>
/// <param name="Lanes">The lanes, padding included: whole registers of them.</param>
/// <param name="Tail">0 where the particles are rolled one after the other; else how many candidates each has, the particles side by side in one register.</param>
internal readonly record struct RolloutUnit(int Position, int Particles, int First, int Lanes, int Tail = 0);
