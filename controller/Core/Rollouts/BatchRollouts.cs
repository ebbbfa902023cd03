using System;
using MbRlRobot.Numerics;
using MbRlRobot.Ports;
using MbRlRobot.Robots;

namespace MbRlRobot.Rollouts;

/// <summary>Rollouts at one width of lanes over networks that take batches; a block of candidates the unit of work.</summary>
/// <typeparam name="T">The lanes.</typeparam>
internal sealed class BatchRollouts<T> : ILaneRollouts, IParallelWork
    where T : struct, ILanes<T>
{
    private readonly RolloutSettings _settings;
    private readonly BatchRoller<T>[] _rollers;
    private readonly WorkerPool _workers;
    private readonly FirstStepDisagreement<T> _disagreement;
    private readonly BatchMeans<T> _means;
    private readonly MeanPrediction<T> _prediction;
    private readonly ReturnTable<T> _returns;
    private readonly int _lanes;
    private ActionSequenceBatch? _candidates;

    /// <summary>Makes room and starts the threads.</summary>
    /// <param name="robot">The robot.</param>
    /// <param name="network">Its model's networks.</param>
    /// <param name="maximumCandidates">The most candidates of a call.</param>
    /// <param name="threads">The threads.</param>
    public BatchRollouts(RobotDescription robot, IBatchNetwork network, int maximumCandidates, int threads)
    {
        _settings = new RolloutSettings(robot, network.Architecture);
        _lanes = BatchRoller<T>.LanesFor(_settings);
        _returns = new ReturnTable<T>(_settings, maximumCandidates);
        _rollers = new BatchRoller<T>[threads];
        for (int worker = 0; worker < threads; worker++)
        {
            _rollers[worker] = new BatchRoller<T>(_settings, network);
        }

        _means = new BatchMeans<T>(_settings, network, new ParticleState<T>(_settings, ActionSequenceBatch.LaneMultiple));
        _disagreement = new FirstStepDisagreement<T>(_settings, maximumCandidates);
        _prediction = new MeanPrediction<T>(_settings, _means);
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
        _workers.Run(this, LaneBlocks.Count(candidates, _lanes));
        if (!disagreements.IsEmpty)
        {
            TakeFirstStep(candidates);
            _disagreement.Report(candidates.Count, disagreements);
        }

        return _returns.Report(candidates.Count, returns);
    }

    /// <inheritdoc/>
    public bool Predict(in RolloutStart start, ReadOnlySpan<float> actions, Span<float> state) =>
        _prediction.Predict(start, actions, state);

    /// <inheritdoc/>
    public void Do(int unit, int worker)
    {
        int first = unit * _lanes;
        _rollers[worker].Roll(_candidates!, first, LaneBlocks.LanesOf(_candidates!, first, _lanes), _returns);
    }

    /// <summary>Has every member leave its changes, block by block.</summary>
    private void TakeFirstStep(ActionSequenceBatch candidates)
    {
        ParticleState<T> particle = _means.Particle;
        for (int first = 0; first < candidates.Count; first += particle.Stride)
        {
            particle.Start(_settings.Origin, LaneBlocks.LanesOf(candidates, first, particle.Stride));
            particle.Act(candidates, first, 0);
            _means.LeaveChanges(_disagreement, first);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _workers.Dispose();
}
