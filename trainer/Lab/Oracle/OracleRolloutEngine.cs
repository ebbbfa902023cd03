using System;
using System.IO;
using System.Linq;
using MbRlRobot.Loop;
using MbRlRobot.Numerics;
using MbRlRobot.Ports;
using MbRlRobot.Robots;
using MbRlRobot.Rollouts;

namespace MbRlRobot.Lab.Oracle;

/// <summary>
/// Rolls action sequences through the true dynamics: the simulation itself, any that can be reset. Planning through it
/// shows what a perfect model would reach: the upper bound of a task, and a test of the planner alone. One particle, no
/// disagreement.
/// </summary>
public sealed class OracleRolloutEngine : IRolloutEngine, IParallelWork
{
    private readonly OracleRollout[] _rollouts;
    private readonly WorkerPool _workers;
    private readonly RolloutOrigin _origin;
    private readonly RolloutOrigin _predicted;
    private readonly int _actions;
    private readonly float[] _returns;
    private ActionSequenceBatch? _candidates;

    /// <summary>Makes a simulation for each thread.</summary>
    /// <param name="robot">The robot.</param>
    /// <param name="folder">The folder of its robot.json.</param>
    /// <param name="io">Makes the simulation; it must be one that can be reset.</param>
    /// <param name="maximumCandidates">The most candidates of a call; at least 1.</param>
    /// <param name="threads">The threads; at least 1.</param>
    /// <exception cref="InvalidDataException">It cannot be reset, or does not tell every learned state.</exception>
    public OracleRolloutEngine(
        RobotDescription robot, string folder, RobotIoFactory io, int maximumCandidates, int threads)
    {
        ArgumentNullException.ThrowIfNull(robot);
        ArgumentNullException.ThrowIfNull(io);
        ArgumentOutOfRangeException.ThrowIfLessThan(maximumCandidates, 1);
        MaximumCandidates = maximumCandidates;
        _rollouts = [.. Enumerable.Range(0, threads)
            .Select(_ => new OracleRollout(robot, Simulation(robot, folder, io)))];
        _workers = new WorkerPool(threads, "oracle");
        (_origin, _predicted) = (new RolloutOrigin(robot), new RolloutOrigin(robot));
        _actions = robot.Action.Count;
        _returns = new float[maximumCandidates];
    }

    /// <inheritdoc/>
    public int MaximumCandidates { get; }

    /// <inheritdoc/>
    public void Begin(in RolloutStart start) => _origin.Set(start);

    /// <inheritdoc/>
    public int Evaluate(ActionSequenceBatch candidates, Span<float> returns, Span<float> disagreements)
    {
        ArgumentNullException.ThrowIfNull(candidates);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(candidates.Count, MaximumCandidates, nameof(candidates));
        ArgumentOutOfRangeException.ThrowIfNotEqual(candidates.ActionDimension, _actions, nameof(candidates));
        ArgumentOutOfRangeException.ThrowIfLessThan(returns.Length, candidates.Count, nameof(returns));
        _candidates = candidates;
        _workers.Run(this, candidates.Count);
        disagreements.Clear();
        int notFinite = 0;
        for (int candidate = 0; candidate < candidates.Count; candidate++)
        {
            bool isFinite = float.IsFinite(_returns[candidate]);
            returns[candidate] = isFinite ? _returns[candidate] : float.NegativeInfinity;
            notFinite += isFinite ? 0 : 1;
        }

        return notFinite;
    }

    /// <inheritdoc/>
    public bool Predict(in RolloutStart start, ReadOnlySpan<float> actions, Span<float> state)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(actions.Length % _actions, 0, nameof(actions));
        OracleRollout rollout = _rollouts[0];
        _predicted.Set(start);
        bool isFinite = rollout.Begin(_predicted.ToStart());
        for (int step = 0; step * _actions < actions.Length && isFinite; step++)
        {
            isFinite = rollout.Act(actions.Slice(step * _actions, _actions), step);
        }

        rollout.State.CopyTo(state);
        return isFinite;
    }

    /// <inheritdoc/>
    public void Do(int unit, int worker)
    {
        OracleRollout rollout = _rollouts[worker];
        _returns[unit] = rollout.Begin(_origin.ToStart()) ? rollout.Return(_candidates!, unit) : float.NaN;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _workers.Dispose();
        foreach (OracleRollout rollout in _rollouts)
        {
            rollout.Dispose();
        }
    }

    private static ISimulatedIo Simulation(RobotDescription robot, string folder, RobotIoFactory io) =>
        io(robot, folder, new VirtualLoopClock()) as ISimulatedIo
        ?? throw new InvalidDataException(
            "An oracle needs a simulation that can be put into any state: --io plant, mujoco or simulated-board.");
}
