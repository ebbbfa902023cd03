using System;
using System.IO;
using MbRlRobot.Adapters;
using MbRlRobot.Dynamics;
using MbRlRobot.Numerics;
using MbRlRobot.Onnx;
using MbRlRobot.Ports;
using MbRlRobot.Robots;

namespace MbRlRobot.Rollouts;

/// <summary>
/// Rollouts by this product's own kernels: candidate per SIMD lane, at the widest that the processor has, over threads
/// that stay. The results have the same bits at every width and on any number of threads.
/// </summary>
public sealed class BuiltInRolloutEngine : IRolloutEngine
{
    private readonly RobotDescription _robot;
    private readonly IBuiltInRollouts _rollouts;

    /// <summary>Builds an engine at the best width.</summary>
    /// <param name="robot">States, actions, task and planner.</param>
    /// <param name="model">Its model.</param>
    /// <param name="maximumCandidates">The most candidates of a call; at least 1.</param>
    /// <param name="threads">The threads it may use; at least 1.</param>
    /// <exception cref="ArgumentException">The model does not fit the robot or its number of particles.</exception>
    public BuiltInRolloutEngine(RobotDescription robot, EnsembleModel model, int maximumCandidates, int threads)
        : this(robot, model, maximumCandidates, threads, LaneDispatch.Best)
    {
    }

    /// <summary>Builds an engine at a width of one's choice.</summary>
    /// <param name="robot">States, actions, task and planner.</param>
    /// <param name="model">Its model.</param>
    /// <param name="maximumCandidates">The most candidates of a call; at least 1.</param>
    /// <param name="threads">The threads it may use; at least 1.</param>
    /// <param name="width">The width.</param>
    /// <exception cref="ArgumentException">The model does not fit the robot or its number of particles.</exception>
    public BuiltInRolloutEngine(
        RobotDescription robot, EnsembleModel model, int maximumCandidates, int threads, LaneWidth width)
    {
        ArgumentNullException.ThrowIfNull(robot);
        ArgumentNullException.ThrowIfNull(model);
        ArgumentOutOfRangeException.ThrowIfLessThan(maximumCandidates, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        _robot = robot;
        MaximumCandidates = maximumCandidates;
        Factory factory = new(robot, model, maximumCandidates, threads);
        _rollouts = LaneDispatch.Create<IBuiltInRollouts, Factory>(factory, width);
    }

    /// <inheritdoc/>
    public int MaximumCandidates { get; }

    /// <summary>
    /// The networks evaluated so far: one for each step of each particle of a candidate; particles that the same member moves at their first
    /// step share that one. To be read while nothing is evaluated.
    /// </summary>
    public long Evaluations => _rollouts.Evaluations;

    /// <summary>Builds an engine from a model file.</summary>
    /// <param name="setup">What it is built for; it knows no options.</param>
    /// <returns>The engine.</returns>
    /// <exception cref="InvalidDataException">
    /// The model file is not one it can run, or is for another robot.
    /// </exception>
    /// <exception cref="ArgumentException">An option is given.</exception>
    public static BuiltInRolloutEngine Create(RolloutSetup setup)
    {
        ArgumentNullException.ThrowIfNull(setup);
        AdapterOptions.ThrowIfUnknown(setup.Options, "engine builtin");
        EnsembleModel model = OnnxModelReader.Read(setup.Model, "the model", setup.Robot).Ensemble;
        return new BuiltInRolloutEngine(setup.Robot, model, setup.MaximumCandidates, setup.Threads);
    }

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
    public void Dispose() => _rollouts.Dispose();

    private sealed record Factory(RobotDescription Robot, EnsembleModel Model, int MaximumCandidates, int Threads)
        : ILaneFactory<IBuiltInRollouts>
    {
        public IBuiltInRollouts Create<TLanes>()
            where TLanes : struct, ILanes<TLanes> => new LaneRollouts<TLanes>(Robot, Model, MaximumCandidates, Threads);
    }
}
