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
    private int _evaluated;
    private bool _isFirst;
    private bool _leavesChanges;

    /// <summary>Makes room.</summary>
    /// <param name="settings">Robot and decision.</param>
    /// <param name="kernel">The networks.</param>
    /// <param name="disagreement">Receives what the members make of the first step.</param>
    /// <param name="lanes">The most candidates of a block.</param>
    public ParticleRoller(RolloutSettings settings, EnsembleKernel<T> kernel, FirstStepDisagreement<T> disagreement, int lanes)
    {
        (_settings, _disagreement) = (settings, disagreement);
        _return = new ParticleReturn<T>(settings.Task, settings.Layout.StateDimension, lanes);
        _particle = new ParticleState<T>(settings, lanes);
        Dynamics = new ParticleDynamics<T>(settings.Layout, kernel, _particle);
    }

    /// <summary>What moves the particle, by which other questions about a block are answered, too.</summary>
    public ParticleDynamics<T> Dynamics { get; }

    /// <summary>The networks evaluated so far: a candidate's step each, those that particles share once.</summary>
    public long Evaluations { get; private set; }

    /// <summary>Rolls a unit's particles one after the other.</summary>
    /// <param name="candidates">The action sequences.</param>
    /// <param name="unit">Which candidates and particles.</param>
    /// <param name="returns">Receives the particles' returns.</param>
    public void Roll(ActionSequenceBatch candidates, in RolloutUnit unit, ReturnTable<T> returns)
    {
        _evaluated = Math.Min(unit.Lanes, candidates.Count - unit.First);
        for (int position = unit.Position; position < unit.Position + unit.Particles; position++)
        {
            _isFirst = position == unit.Position;
            _leavesChanges = position % _settings.Noise.ParticlesOfMember == 0;
            int number = _settings.Noise.ByFirstMember[position];
            Roll(candidates, unit, number);
            _return.Sums[..unit.Lanes].CopyTo(returns.Of(number, unit.First, unit.Lanes));
        }
    }

    private void Roll(ActionSequenceBatch candidates, in RolloutUnit unit, int number)
    {
        _particle.Start(_settings.Origin, unit.Lanes);
        _return.Start();
        bool any = true;
        for (int step = 0; step < candidates.Horizon && any; step++)
        {
            _particle.Act(candidates, unit.First, step);
            Advance(unit.First, step, number);
            _particle.Judge(_settings.TimeAt(step));
            any = _return.Add(_particle, candidates.Horizon - 1 - step);
            _particle.Move();
        }

        _return.AddTerminal(_particle, _settings.Origin);
    }

    private void Advance(int first, int step, int number)
    {
        if (_settings.Robot.Planner.Propagation == Propagation.Mean)
        {
            Evaluations += _evaluated * _settings.Architecture.Members;
            Dynamics.AdvanceMean(step == 0 ? _disagreement : null, first);
            return;
        }

        int member = _settings.Noise.Member(step, number);
        ReadOnlySpan<float> noise = _settings.Noise.Of(step, number);
        if (step == 0)
        {
            AdvanceFromStart(first, member, noise);
            return;
        }

        Evaluations += _evaluated;
        Dynamics.Advance(member, noise);
    }

    /// <summary>All of a unit's particles stand at the start, before the same member: it is run for the first of them.</summary>
    private void AdvanceFromStart(int first, int member, ReadOnlySpan<float> noise)
    {
        if (_isFirst)
        {
            Evaluations += _evaluated;
            Dynamics.Start(member);
        }

        if (_leavesChanges)
        {
            Dynamics.LeaveChanges(_disagreement, first, member);
        }

        Dynamics.AdvanceFromStart(member, noise);
    }
}
