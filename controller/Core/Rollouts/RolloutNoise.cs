using System;
using MbRlRobot.Dynamics;
using MbRlRobot.Numerics;
using MbRlRobot.Robots;

namespace MbRlRobot.Rollouts;

/// <summary>
/// The randomness of a decision, the same for all its candidates and iterations (common random numbers): which member
/// moves which particle at which step, and the noise. Stratified: of P particles each of E members has exactly P / E at
/// every step.
/// </summary>
internal sealed class RolloutNoise
{
    private const ulong NoiseStream = 0;
    private const ulong FirstMemberStream = 1;
    private readonly Propagation _propagation;
    private readonly int _members;
    private readonly int _dimension;
    private readonly int[] _memberOf;
    private readonly int[] _byMember;
    private readonly float[] _noise;

    /// <summary>Makes room.</summary>
    /// <param name="planner">Horizon, particles and propagation.</param>
    /// <param name="architecture">Members and learned states.</param>
    /// <exception cref="ArgumentException">The particles are no multiple of the members.</exception>
    public RolloutNoise(PlannerDescription planner, EnsembleArchitecture architecture)
    {
        _propagation = planner.Propagation;
        _members = architecture.Members;
        _dimension = architecture.OutputDimension;
        Particles = _propagation == Propagation.Mean ? 1 : planner.Particles;
        if (_propagation != Propagation.Mean && Particles % _members != 0)
        {
            throw new ArgumentException(
                $"The {Particles} particles are no multiple of the model's {_members} active members.", nameof(planner));
        }

        Groups = _propagation == Propagation.Mean
            ? new ParticleGroups(1, 1, AreSteady: false)
            : new ParticleGroups(Particles, Particles / _members, AreSteady: _propagation == Propagation.Tsinf);
        _memberOf = new int[planner.Horizon * Particles];
        _byMember = new int[Particles];
        _noise = new float[planner.Horizon * Particles * _dimension];
    }

    /// <summary>P, the particles of a candidate; 1 for the mean propagation.</summary>
    public int Particles { get; }

    /// <summary>Which particles go together.</summary>
    public ParticleGroups Groups { get; }

    /// <summary>
    /// All particles, those together that the same member moves at the first step: [P]. They stand at the same start then, so that the member
    /// makes the same of all of them but for the noise.
    /// </summary>
    public ReadOnlySpan<int> ByFirstMember => _byMember;

    /// <summary>Draws for a decision.</summary>
    /// <param name="seed">The decision's seed.</param>
    public void Draw(ulong seed)
    {
        if (_propagation == Propagation.Mean)
        {
            return;
        }

        Philox generator = new(seed);
        NormalTable.Fill(generator, NoiseStream, _noise);
        for (int step = 0; step * Particles < _memberOf.Length; step++)
        {
            Assign(generator, step);
        }

        SortByFirstMember();
    }

    /// <summary>The member that moves a particle.</summary>
    /// <param name="step">The step, from 0.</param>
    /// <param name="particle">The particle.</param>
    /// <returns>Which member.</returns>
    public int Member(int step, int particle) => _memberOf[(step * Particles) + particle];

    /// <summary>The standard normal numbers of a particle's step.</summary>
    /// <param name="step">The step, from 0.</param>
    /// <param name="particle">The particle.</param>
    /// <returns>[learned states].</returns>
    public ReadOnlySpan<float> Of(int step, int particle) =>
        _noise.AsSpan(((step * Particles) + particle) * _dimension, _dimension);

    private void Assign(Philox generator, int step)
    {
        Span<int> members = _memberOf.AsSpan(step * Particles, Particles);
        for (int particle = 0; particle < Particles; particle++)
        {
            members[particle] = particle * _members / Particles;
        }

        if (_propagation == Propagation.Ts1)
        {
            Shuffle(generator, FirstMemberStream + (ulong)step, members);
        }
    }

    private void SortByFirstMember()
    {
        int count = 0;
        for (int member = 0; member < _members; member++)
        {
            for (int particle = 0; particle < Particles; particle++)
            {
                if (_memberOf[particle] == member)
                {
                    _byMember[count++] = particle;
                }
            }
        }
    }

    private static void Shuffle(Philox generator, ulong stream, Span<int> members)
    {
        for (int last = members.Length - 1; last > 0; last--)
        {
            int other = generator.NextBelow(stream, (ulong)last, last + 1);
            (members[last], members[other]) = (members[other], members[last]);
        }
    }
}
