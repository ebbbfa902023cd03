using System;
using MbRlRobot.Dynamics;
using MbRlRobot.Numerics;
using MbRlRobot.Ports;
using MbRlRobot.Robots;

namespace MbRlRobot.Rollouts;

/// <summary>Rolls particles of a block of candidates over the horizon: one thread's memory and work.</summary>
/// <typeparam name="T">The lanes.</typeparam>
internal sealed class ParticleRoller<T>
    where T : struct, ILanes<T>
{
    private readonly RolloutSettings _settings;
    private readonly FirstStepDisagreement<T> _disagreement;
    private readonly ParticleState<T> _particle;
    private readonly ParticleReturn<T> _return;
    private readonly NoiseRows<T> _noise;
    private RolloutUnit _unit;
    private int _evaluated;
    private int _horizon;

    /// <summary>Makes room.</summary>
    /// <param name="settings">Robot and decision.</param>
    /// <param name="kernel">The networks.</param>
    /// <param name="disagreement">Receives what the members make of the first step.</param>
    /// <param name="lanes">The most candidates of a block.</param>
    public ParticleRoller(RolloutSettings settings, EnsembleKernel<T> kernel, FirstStepDisagreement<T> disagreement, int lanes)
    {
        (_settings, _disagreement) = (settings, disagreement);
        _noise = new NoiseRows<T>(settings.Noise, settings.Layout.Learned.Count);
        _return = new ParticleReturn<T>(settings.Task, settings.Layout.StateDimension, lanes);
        _particle = new ParticleState<T>(settings, lanes);
        Dynamics = new ParticleDynamics<T>(settings.Layout, kernel, _particle);
    }

    /// <summary>What moves the particle, by which other questions about a block are answered, too.</summary>
    public ParticleDynamics<T> Dynamics { get; }

    /// <summary>The networks evaluated so far: a candidate's step each, those that particles share once.</summary>
    public long Evaluations { get; private set; }

    /// <summary>Rolls a unit's particles one after the other, or all at once where they lie side by side.</summary>
    /// <param name="candidates">The action sequences.</param>
    /// <param name="tail">Those of particles that lie side by side.</param>
    /// <param name="unit">Which candidates and particles.</param>
    /// <param name="returns">Receives the particles' returns.</param>
    public void Roll(ActionSequenceBatch candidates, TailActions tail, in RolloutUnit unit, ReturnTable<T> returns)
    {
        (_unit, _horizon) = (unit, candidates.Horizon);
        if (unit.Tail > 0)
        {
            _evaluated = unit.Particles * unit.Tail;
            Roll(tail.Batch, 0, unit.Position);
            for (int particle = 0; particle < unit.Particles; particle++)
            {
                Return(unit.Position + particle, particle * unit.Tail, unit.Tail, returns);
            }

            return;
        }

        _evaluated = Math.Min(unit.Lanes, candidates.Count - unit.First);
        for (int particle = 0; particle < unit.Particles; particle++)
        {
            Roll(candidates, unit.First, unit.Position + particle);
            Return(unit.Position + particle, 0, unit.Lanes, returns);
        }
    }

    private void Return(int position, int lane, int lanes, ReturnTable<T> returns) =>
        _return.Sums.Slice(lane, lanes).CopyTo(returns.Of(_settings.Noise.ByFirstMember[position], _unit.First, lanes));

    /// <summary>Rolls the particle of a position, or those side by side that begin with it.</summary>
    private void Roll(ActionSequenceBatch actions, int first, int position)
    {
        _particle.Start(_settings.Origin, _unit.Lanes);
        _return.Start();
        bool any = true;
        for (int step = 0; step < _horizon && any; step++)
        {
            _particle.Act(actions, first, step);
            Advance(step, position);
            _particle.Judge(_settings.TimeAt(step));
            any = _return.Add(_particle, _horizon - 1 - step);
            _particle.Move();
        }

        _return.AddTerminal(_particle, _settings.Origin);
    }

    private void Advance(int step, int position)
    {
        if (_settings.Robot.Planner.Propagation == Propagation.Mean)
        {
            Evaluations += _evaluated * _settings.Architecture.Members;
            Dynamics.AdvanceMean(step == 0 ? _disagreement : null, _unit.First);
            return;
        }

        int member = _settings.Noise.Member(step, _settings.Noise.ByFirstMember[position]);
        _noise.Load(step, position, _unit);
        if (step == 0)
        {
            AdvanceFromStart(member, position);
            return;
        }

        Evaluations += _evaluated;
        Dynamics.Advance(member, ref _noise.First);
    }

    /// <summary>
    /// All of a unit's particles stand at the start, before the same member: it is run for the first of them. The first of all the member's
    /// particles leaves what the member makes of it.
    /// </summary>
    private void AdvanceFromStart(int member, int position)
    {
        if (position == _unit.Position)
        {
            Evaluations += _evaluated;
            Dynamics.Start(member);
        }

        if (position % _settings.Noise.Groups.OfMember == 0)
        {
            Dynamics.LeaveChanges(_disagreement, _unit.First, member);
        }

        Dynamics.AdvanceFromStart(member, ref _noise.First);
    }
}
