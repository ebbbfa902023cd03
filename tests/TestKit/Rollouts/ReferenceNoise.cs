using System.Linq;
using MbRlRobot.Numerics;
using MbRlRobot.Robots;

namespace MbRlRobot.TestKit.Rollouts;

/// <summary>
/// The random numbers of a decision, as every engine draws them. Of P particles, E members and L learned states, the
/// noise of learned state l of particle p at step t is number (t P + p) L + l of <see cref="NormalTable"/>, stream 0.
/// Particle p belongs to member p E / P, rounded down; TS1 shuffles this list anew at each step t (Fisher and Yates,
/// from the last particle to the second: the partner of particle i is number i of stream 1 + t, below i + 1).
/// </summary>
public sealed class ReferenceNoise
{
    private readonly PlannerDescription _planner;
    private readonly Philox _generator;
    private readonly int _members;
    private readonly int _learned;
    private readonly float[] _normal;

    /// <summary>Draws.</summary>
    /// <param name="planner">Horizon, particles and propagation.</param>
    /// <param name="members">E.</param>
    /// <param name="learned">L.</param>
    /// <param name="seed">The decision's seed.</param>
    public ReferenceNoise(PlannerDescription planner, int members, int learned, ulong seed)
    {
        (_planner, _members, _learned, _generator) = (planner, members, learned, new Philox(seed));
        _normal = new float[planner.Horizon * planner.Particles * learned];
        NormalTable.Fill(_generator, 0, _normal);
    }

    /// <summary>A standard normal number.</summary>
    public double Normal(int step, int particle, int learned) =>
        _normal[(((step * _planner.Particles) + particle) * _learned) + learned];

    /// <summary>The member that moves a particle at a step.</summary>
    public int Member(int step, int particle)
    {
        int particles = _planner.Particles;
        int[] members = [.. Enumerable.Range(0, particles).Select(each => each * _members / particles)];
        for (int last = particles - 1; last > 0 && _planner.Propagation == Propagation.Ts1; last--)
        {
            int partner = _generator.NextBelow(1 + (ulong)step, (ulong)last, last + 1);
            (members[last], members[partner]) = (members[partner], members[last]);
        }

        return members[particle];
    }
}
