using System;
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

    /// <summary>
    /// Every member's change of every learned state, beyond the kinematic prior, from where the particle stands.
    /// </summary>
    /// <param name="changes">
    /// Receives the changes in units of their standard deviation over the data: [E][learned states][stride].
    /// </param>
    void Changes(Span<float> changes);
}
