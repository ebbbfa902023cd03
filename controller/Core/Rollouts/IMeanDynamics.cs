using MbRlRobot.Numerics;

namespace MbRlRobot.Rollouts;

/// <summary>What the members' means, without noise, make of a particle.</summary>
/// <typeparam name="T">The lanes.</typeparam>
internal interface IMeanDynamics<T>
    where T : struct, ILanes<T>
{
    /// <summary>The particle.</summary>
    ParticleState<T> Particle { get; }

    /// <summary>Makes the next states as the mean of all members.</summary>
    void AdvanceMean();
}
