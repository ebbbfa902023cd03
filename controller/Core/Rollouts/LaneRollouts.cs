using System;
using MbRlRobot.Dynamics;
using MbRlRobot.Numerics;
using MbRlRobot.Ports;
using MbRlRobot.Robots;

namespace MbRlRobot.Rollouts;

/// <summary>
/// Rollouts at one width of lanes: candidates in blocks that stay in the cache, a block's particle the unit of work.
/// </summary>
/// <typeparam name="T">The lanes.</typeparam>
internal sealed class LaneRollouts<T> : ILaneRollouts, IParallelWork
    where T : struct, ILanes<T>
{
    /// <summary>Candidates of a block: what three bundles of the widest lanes hold.</summary>
    private const int BlockLanes = 48;

    private readonly RolloutSettings<T> _settings;
    private readonly ParticleRoller<T>[] _rollers;
    private readonly WorkerPool _workers;
    private readonly FirstStepDisagreement<T> _disagreement;
    private readonly ActionSequenceBatch _committed;
    private readonly RolloutOrigin _predicted;
    private readonly float[] _returns;
    private readonly int _stride;
    private ActionSequenceBatch? _candidates;

    /// <summary>Makes room and starts the threads.</summary>
    /// <param name="robot">The robot.</param>
    /// <param name="model">Its model.</param>
    /// <param name="maximumCandidates">The most candidates of a call.</param>
    /// <param name="threads">The threads.</param>
    public LaneRollouts(RobotDescription robot, EnsembleModel model, int maximumCandidates, int threads)
    {
        _settings = new RolloutSettings<T>(robot, model);
        _stride = new ActionSequenceBatch(1, 1, maximumCandidates).Stride;
        _returns = GC.AllocateArray<float>(_settings.Noise.Particles * _stride, pinned: true);
        _rollers = new ParticleRoller<T>[threads];
        for (int worker = 0; worker < threads; worker++)
        {
            _rollers[worker] = new ParticleRoller<T>(_settings, BlockLanes);
        }

        _disagreement = new FirstStepDisagreement<T>(_settings, BlockLanes);
        _committed = new ActionSequenceBatch(1, robot.Action.Count, 1) { Count = 1 };
        _predicted = new RolloutOrigin(robot);
        _workers = new WorkerPool(threads, "rollouts");
    }

    /// <inheritdoc/>
    public void Begin(in RolloutStart start)
    {
        _settings.Origin.Set(start);
        _settings.Noise.Draw(start.Seed);
    }

    /// <inheritdoc/>
    public int Evaluate(ActionSequenceBatch candidates, Span<float> returns, Span<float> disagreements)
    {
        _candidates = candidates;
        _workers.Run(this, Blocks(candidates) * _settings.Noise.Particles);
        float risk = (float)_settings.Robot.Planner.Risk;
        ParticleStatistics<T>.Objective(_returns, _settings.Noise.Particles, _stride, risk);
        for (int first = 0; first < candidates.Count && !disagreements.IsEmpty; first += BlockLanes)
        {
            _disagreement.Measure(_rollers[0], candidates, first, LanesOf(candidates, first), disagreements[first..]);
        }

        return Report(candidates.Count, returns);
    }

    /// <inheritdoc/>
    public bool Predict(in RolloutStart start, ReadOnlySpan<float> actions, Span<float> state)
    {
        _predicted.Set(start);
        ParticleState<T> particle = _rollers[0].Particle;
        particle.Start(_predicted, ActionSequenceBatch.LaneMultiple);
        for (int first = 0; first < actions.Length; first += _committed.ActionDimension)
        {
            for (int action = 0; action < _committed.ActionDimension; action++)
            {
                _committed.Row(0, action).Fill(actions[first + action]);
            }

            _rollers[0].Act(_committed, 0, 0);
            _rollers[0].Dynamics.AdvanceMean();
            particle.Move();
        }

        return TakeState(particle, state);
    }

    /// <inheritdoc/>
    public void Do(int unit, int worker)
    {
        int particle = unit % _settings.Noise.Particles;
        int first = unit / _settings.Noise.Particles * BlockLanes;
        int lanes = LanesOf(_candidates!, first);
        Span<float> returns = _returns.AsSpan((particle * _stride) + first, lanes);
        _rollers[worker].Roll(_candidates!, first, lanes, particle, returns);
    }

    /// <inheritdoc/>
    public void Dispose() => _workers.Dispose();

    private static bool TakeState(ParticleState<T> particle, Span<float> state)
    {
        bool isFinite = true;
        for (int index = 0; index < state.Length; index++)
        {
            state[index] = particle.State(index);
            isFinite &= float.IsFinite(state[index]);
        }

        return isFinite;
    }

    private static int Blocks(ActionSequenceBatch candidates) => (candidates.Count + BlockLanes - 1) / BlockLanes;

    /// <summary>The lanes of a block: its candidates, padded.</summary>
    private static int LanesOf(ActionSequenceBatch candidates, int first)
    {
        const int multiple = ActionSequenceBatch.LaneMultiple;
        int count = Math.Min(BlockLanes, candidates.Count - first);
        return (count + multiple - 1) / multiple * multiple;
    }

    private int Report(int count, Span<float> returns)
    {
        int notFinite = 0;
        for (int candidate = 0; candidate < count; candidate++)
        {
            bool isFinite = float.IsFinite(_returns[candidate]);
            returns[candidate] = isFinite ? _returns[candidate] : float.NegativeInfinity;
            notFinite += isFinite ? 0 : 1;
        }

        return notFinite;
    }
}
