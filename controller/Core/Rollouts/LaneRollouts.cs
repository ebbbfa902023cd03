using System;
using MbRlRobot.Dynamics;
using MbRlRobot.Numerics;
using MbRlRobot.Ports;
using MbRlRobot.Robots;

namespace MbRlRobot.Rollouts;

/// <summary>
/// Rollouts at one width of lanes: candidates in blocks that stay in the cache, particles of a block the <see cref="RolloutUnits">unit of work</see>.
/// </summary>
/// <typeparam name="T">The lanes.</typeparam>
internal sealed class LaneRollouts<T> : IBuiltInRollouts, IParallelWork
    where T : struct, ILanes<T>
{
    private readonly RolloutSettings _settings;
    private readonly ParticleRoller<T>[] _rollers;
    private readonly WorkerPool _workers;
    private readonly FirstStepDisagreement<T> _disagreement;
    private readonly MeanPrediction<T> _prediction;
    private readonly ReturnTable<T> _returns;
    private readonly TailActions _tail;
    private ActionSequenceBatch? _candidates;
    private RolloutUnits _units;

    /// <summary>Makes room and starts the threads.</summary>
    /// <param name="robot">The robot.</param>
    /// <param name="model">Its model.</param>
    /// <param name="maximumCandidates">The most candidates of a call.</param>
    /// <param name="threads">The threads.</param>
    public LaneRollouts(RobotDescription robot, EnsembleModel model, int maximumCandidates, int threads)
    {
        EnsembleKernel<T> kernel = new(model, DynamicsLayout.Of(robot));
        _settings = new RolloutSettings(robot, kernel.Architecture);
        _returns = new ReturnTable<T>(_settings, maximumCandidates);
        _tail = new TailActions(robot.Planner.Horizon, robot.Action.Count);
        _disagreement = new FirstStepDisagreement<T>(_settings, maximumCandidates);
        _rollers = new ParticleRoller<T>[threads];
        for (int worker = 0; worker < threads; worker++)
        {
            _rollers[worker] = new ParticleRoller<T>(_settings, kernel, _disagreement, RolloutUnits.MostLanes);
        }

        _prediction = new MeanPrediction<T>(_settings, _rollers[0].Dynamics);
        _workers = new WorkerPool(threads, "rollouts");
    }

    /// <inheritdoc/>
    public long Evaluations
    {
        get
        {
            long sum = 0;
            foreach (ParticleRoller<T> roller in _rollers)
            {
                sum += roller.Evaluations;
            }

            return sum;
        }
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
        _units = new RolloutUnits(candidates.Count, _settings.Noise.Groups, _workers.Threads, T.Count);
        _tail.Take(candidates, _units);
        _workers.Run(this, _units.Count);
        _disagreement.Report(candidates.Count, disagreements);
        return _returns.Report(candidates.Count, returns);
    }

    /// <inheritdoc/>
    public bool Predict(in RolloutStart start, ReadOnlySpan<float> actions, Span<float> state) =>
        _prediction.Predict(start, actions, state);

    /// <inheritdoc/>
    public void Do(int unit, int worker) => _rollers[worker].Roll(_candidates!, _tail, _units[unit], _returns);

    /// <inheritdoc/>
    public void Dispose() => _workers.Dispose();
}
