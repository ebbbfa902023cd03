using System;
using MbRlRobot.Dynamics;
using MbRlRobot.Numerics;
using MbRlRobot.Ports;
using MbRlRobot.Robots;

namespace MbRlRobot.Rollouts;

/// <summary>Rolls one particle of a block of candidates over the horizon: one thread's memory and work.</summary>
/// <typeparam name="T">The lanes.</typeparam>
internal sealed class ParticleRoller<T>
    where T : struct, ILanes<T>
{
    private readonly RolloutSettings _settings;
    private readonly FirstStepDisagreement<T> _disagreement;
    private readonly ParticleState<T> _particle;
    private readonly ParticleReturn<T> _return;

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

    /// <summary>Rolls.</summary>
    /// <param name="candidates">The action sequences.</param>
    /// <param name="first">The block's first candidate.</param>
    /// <param name="count">The block's candidates, padding included.</param>
    /// <param name="number">Which particle.</param>
    /// <param name="returns">Receives the particle's returns: [count].</param>
    public void Roll(ActionSequenceBatch candidates, int first, int count, int number, Span<float> returns)
    {
        _particle.Start(_settings.Origin, count);
        _return.Start();
        bool any = true;
        for (int step = 0; step < candidates.Horizon && any; step++)
        {
            any = Step(candidates, first, step, number);
        }

        _return.AddTerminal(_particle, _settings.Origin);
        _return.Sums[..count].CopyTo(returns);
    }

    private bool Step(ActionSequenceBatch candidates, int first, int step, int number)
    {
        _particle.Act(candidates, first, step);
        Advance(first, step, number);
        _particle.Judge(_settings.TimeAt(step));
        bool any = _return.Add(_particle, candidates.Horizon - 1 - step);
        _particle.Move();
        return any;
    }

    /// <summary>At the first step, a member's first particle leaves what the member makes of it: all of them stand at the start.</summary>
    private void Advance(int first, int step, int number)
    {
        if (_settings.Robot.Planner.Propagation == Propagation.Mean)
        {
            if (step == 0)
            {
                Dynamics.LeaveChanges(_disagreement, first);
            }

            Dynamics.AdvanceMean();
            return;
        }

        int member = _settings.Noise.Member(step, number);
        Dynamics.Advance(member, _settings.Noise.Of(step, number));
        if (step == 0 && _settings.Noise.IsFirstOfMember(number))
        {
            Dynamics.LeaveChanges(_disagreement, first, member);
        }
    }
}
