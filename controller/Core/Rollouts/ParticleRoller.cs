using System;
using MbRlRobot.Numerics;
using MbRlRobot.Ports;
using MbRlRobot.Robots;

namespace MbRlRobot.Rollouts;

/// <summary>Rolls one particle of a block of candidates over the horizon: one thread's memory and work.</summary>
/// <typeparam name="T">The lanes.</typeparam>
internal sealed class ParticleRoller<T>
    where T : struct, ILanes<T>
{
    private readonly RolloutSettings<T> _settings;
    private readonly ParticleReturn<T> _return;

    /// <summary>Makes room.</summary>
    /// <param name="settings">Robot, model and decision.</param>
    /// <param name="lanes">The most candidates of a block.</param>
    public ParticleRoller(RolloutSettings<T> settings, int lanes)
    {
        _settings = settings;
        _return = new ParticleReturn<T>(settings.Task, settings.Layout.StateDimension, lanes);
        Particle = new ParticleState<T>(settings, lanes);
        Dynamics = new ParticleDynamics<T>(settings, Particle);
    }

    /// <summary>The particle, which is also how other questions about a block are answered.</summary>
    public ParticleState<T> Particle { get; }

    /// <summary>What moves the particle.</summary>
    public ParticleDynamics<T> Dynamics { get; }

    /// <summary>Rolls.</summary>
    /// <param name="candidates">The action sequences.</param>
    /// <param name="first">The block's first candidate.</param>
    /// <param name="count">The block's candidates, padding included.</param>
    /// <param name="number">Which particle.</param>
    /// <param name="returns">Receives the particle's returns: [count].</param>
    public void Roll(ActionSequenceBatch candidates, int first, int count, int number, Span<float> returns)
    {
        Particle.Start(_settings.Origin, count);
        _return.Start();
        bool any = true;
        for (int step = 0; step < candidates.Horizon && any; step++)
        {
            any = Step(candidates, first, step, number);
        }

        _return.AddTerminal(Particle, _settings.Origin);
        _return.Sums[..count].CopyTo(returns);
    }

    /// <summary>Gives the particle's candidates their limited actions of a step.</summary>
    /// <param name="candidates">The action sequences.</param>
    /// <param name="first">The block's first candidate.</param>
    /// <param name="step">The step.</param>
    public void Act(ActionSequenceBatch candidates, int first, int step)
    {
        for (int action = 0; action < candidates.ActionDimension; action++)
        {
            Particle.Act(action, candidates.Row(step, action)[first..]);
        }
    }

    private bool Step(ActionSequenceBatch candidates, int first, int step, int number)
    {
        Act(candidates, first, step);
        if (_settings.Robot.Planner.Propagation == Propagation.Mean)
        {
            Dynamics.AdvanceMean();
        }
        else
        {
            Dynamics.Advance(_settings.Noise.Member(step, number), _settings.Noise.Of(step, number));
        }

        Particle.Judge(TimeAt(step));
        bool any = _return.Add(Particle, candidates.Horizon - 1 - step);
        Particle.Move();
        return any;
    }

    private float TimeAt(int step) => _settings.Origin.TimeSeconds + (step * (float)_settings.Layout.ControlPeriod);
}
