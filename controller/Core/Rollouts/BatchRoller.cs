using System;
using MbRlRobot.Numerics;
using MbRlRobot.Ports;
using MbRlRobot.Robots;

namespace MbRlRobot.Rollouts;

/// <summary>
/// Rolls all particles of a block of candidates side by side, a step of all of them one run of the networks: one
/// thread's memory and work. Stratified as they are (<see cref="RolloutNoise"/>), particles fill every member's rows.
/// </summary>
/// <typeparam name="T">The lanes.</typeparam>
internal sealed class BatchRoller<T>
    where T : struct, ILanes<T>
{
    /// <summary>From so many rows of a member on, what a run costs beside its arithmetic hardly counts.</summary>
    private const int WorthwhileRows = 64;

    private readonly RolloutSettings _settings;
    private readonly ParticleState<T>[] _particles;
    private readonly ParticleReturn<T>[] _returns;
    private readonly BatchMeans<T>? _means;
    private readonly BatchRows<T>? _rows;
    private readonly int[] _rowOf;
    private readonly int[] _taken;
    private readonly int _lanes;

    /// <summary>Makes room.</summary>
    /// <param name="settings">Robot and decision.</param>
    /// <param name="network">The networks.</param>
    public BatchRoller(RolloutSettings settings, IBatchNetwork network)
    {
        _settings = settings;
        _lanes = LanesFor(settings);
        _particles = new ParticleState<T>[settings.Noise.Particles];
        _returns = new ParticleReturn<T>[_particles.Length];
        for (int particle = 0; particle < _particles.Length; particle++)
        {
            _particles[particle] = new ParticleState<T>(settings, _lanes);
            _returns[particle] = new ParticleReturn<T>(settings.Task, settings.Layout.StateDimension, _lanes);
        }

        _rowOf = new int[_particles.Length];
        _taken = new int[settings.Architecture.Members];
        if (settings.Robot.Planner.Propagation == Propagation.Mean)
        {
            _means = new BatchMeans<T>(settings, network, _particles[0]);
            return;
        }

        int rows = _particles.Length / settings.Architecture.Members * _lanes;
        _rows = new BatchRows<T>(settings.Layout, network.CreateBatch(rows), _lanes);
    }

    /// <summary>The most candidates of a block; the same for every thread and every number of candidates.</summary>
    /// <param name="settings">Particles and members.</param>
    /// <returns>A multiple of 16.</returns>
    public static int LanesFor(RolloutSettings settings) =>
        LaneBlocks.RoundUp(Math.Max(1, WorthwhileRows / settings.Noise.Groups.OfMember));

    /// <summary>Rolls.</summary>
    /// <param name="candidates">The action sequences.</param>
    /// <param name="first">The block's first candidate.</param>
    /// <param name="count">The block's candidates, padding included.</param>
    /// <param name="returns">Receives the particles' returns.</param>
    public void Roll(ActionSequenceBatch candidates, int first, int count, ReturnTable<T> returns)
    {
        for (int particle = 0; particle < _particles.Length; particle++)
        {
            _particles[particle].Start(_settings.Origin, count);
            _returns[particle].Start();
        }

        bool any = true;
        for (int step = 0; step < candidates.Horizon && any; step++)
        {
            any = Step(candidates, first, step);
        }

        for (int particle = 0; particle < _particles.Length; particle++)
        {
            _returns[particle].AddTerminal(_particles[particle], _settings.Origin);
            _returns[particle].Sums[..count].CopyTo(returns.Of(particle, first, count));
        }
    }

    private bool Step(ActionSequenceBatch candidates, int first, int step)
    {
        foreach (ParticleState<T> particle in _particles)
        {
            particle.Act(candidates, first, step);
        }

        Advance(step);
        bool any = false;
        for (int particle = 0; particle < _particles.Length; particle++)
        {
            _particles[particle].Judge(_settings.TimeAt(step));
            any |= _returns[particle].Add(_particles[particle], candidates.Horizon - 1 - step);
            _particles[particle].Move();
        }

        return any;
    }

    private void Advance(int step)
    {
        if (_rows is not { } rows)
        {
            _means!.AdvanceMean();
            return;
        }

        PlaceParticles(step);
        for (int particle = 0; particle < _particles.Length; particle++)
        {
            rows.Put(_particles[particle], _rowOf[particle]);
        }

        rows.Run();
        for (int particle = 0; particle < _particles.Length; particle++)
        {
            rows.Take(_particles[particle], _rowOf[particle], _settings.Noise.Of(step, particle));
        }
    }

    /// <summary>Gives each particle the next rows of the member that moves it.</summary>
    private void PlaceParticles(int step)
    {
        int ofMember = _settings.Noise.Groups.OfMember;
        _taken.AsSpan().Clear();
        for (int particle = 0; particle < _particles.Length; particle++)
        {
            int member = _settings.Noise.Member(step, particle);
            _rowOf[particle] = ((member * ofMember) + _taken[member]) * _lanes;
            _taken[member]++;
        }
    }
}
