using System;
using MbRlRobot.Numerics;
using MbRlRobot.Ports;
using MbRlRobot.Robots;

namespace MbRlRobot.Rollouts;

/// <summary>
/// The rollouts of <see cref="BuiltInRolloutEngine"/>, limits, particles, noise, rewards and all, over networks that
/// something else runs in batches. The results have the same bits on any number of threads, as far as the networks'
/// rows have (<see cref="INetworkBatch"/>).
/// </summary>
public sealed class BatchRolloutEngine : IRolloutEngine
{
    private readonly RobotDescription _robot;
    private readonly IBatchNetwork _network;
    private readonly ILaneRollouts _rollouts;

    /// <summary>Builds an engine.</summary>
    /// <param name="robot">States, actions, task and planner.</param>
    /// <param name="network">Its model's networks; owned by the engine once it is built.</param>
    /// <param name="maximumCandidates">The most candidates of a call; at least 1.</param>
    /// <param name="threads">The threads it may use; at least 1.</param>
    /// <exception cref="ArgumentException">The model's members do not fit the robot's number of particles.</exception>
    public BatchRolloutEngine(RobotDescription robot, IBatchNetwork network, int maximumCandidates, int threads)
    {
        ArgumentNullException.ThrowIfNull(robot);
        ArgumentNullException.ThrowIfNull(network);
        ArgumentOutOfRangeException.ThrowIfLessThan(maximumCandidates, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        _robot = robot;
        _network = network;
        MaximumCandidates = maximumCandidates;
        Factory factory = new(robot, network, maximumCandidates, threads);
        _rollouts = LaneDispatch.Create<ILaneRollouts, Factory>(factory, LaneDispatch.Best);
    }

    /// <inheritdoc/>
    public int MaximumCandidates { get; }

    /// <inheritdoc/>
    public void Begin(in RolloutStart start) => _rollouts.Begin(start);

    /// <inheritdoc/>
    public int Evaluate(ActionSequenceBatch candidates, Span<float> returns, Span<float> disagreements)
    {
        RolloutCall.Check(_robot, MaximumCandidates, candidates, returns, disagreements);
        return _rollouts.Evaluate(candidates, returns, disagreements);
    }

    /// <inheritdoc/>
    public bool Predict(in RolloutStart start, ReadOnlySpan<float> actions, Span<float> state)
    {
        RolloutCall.Check(_robot, actions, state);
        return _rollouts.Predict(start, actions, state);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _rollouts.Dispose();
        _network.Dispose();
    }

    private sealed record Factory(RobotDescription Robot, IBatchNetwork Network, int MaximumCandidates, int Threads)
        : ILaneFactory<ILaneRollouts>
    {
        public ILaneRollouts Create<TLanes>()
            where TLanes : struct, ILanes<TLanes> => new BatchRollouts<TLanes>(Robot, Network, MaximumCandidates, Threads);
    }
}
