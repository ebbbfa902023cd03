using System;
using System.Collections.Generic;
using System.Threading;
using MbRlRobot.Dynamics;
using MbRlRobot.Onnx;
using MbRlRobot.Planning;
using MbRlRobot.Ports;
using MbRlRobot.Publishing;
using MbRlRobot.Robots;
using MbRlRobot.Transitions;

namespace MbRlRobot.Lab.Learning;

/// <summary>What a run has learned: the data, the ensemble fitted to them, its model file, and the engine that rolls it out.</summary>
/// <param name="options">The run.</param>
/// <param name="seeds">Its seeds.</param>
internal sealed class LearnedDynamics(RunOptions options, RunSeeds seeds) : IDisposable
{
    private readonly IEnsembleFitter _fitter = options.FitterFactory(options.FitterOptions);
    private readonly TransitionTable _table = new(RobotSchema.Of(options.Robot));
    private TransitionId _last;

    /// <summary>The version of the model in use; 0 before the first.</summary>
    public ulong Version { get; private set; }

    /// <summary>All members, as the last fit left them; null before the first.</summary>
    public EnsembleCheckpoint? Checkpoint { get; private set; }

    /// <summary>The model file in use; empty before the first.</summary>
    public ReadOnlyMemory<byte> Model { get; private set; }

    /// <summary>What the last fit gave; null before the first.</summary>
    public FitResult? LastFit { get; private set; }

    /// <summary>Rolls the model out; null before the first.</summary>
    public IRolloutEngine? Engine { get; private set; }

    /// <summary>Takes a row, if a fit may use it.</summary>
    /// <param name="transition">The row.</param>
    public void Add(Transition transition)
    {
        if (transition.IsUsableForFit(options.Robot.ControlPeriod))
        {
            _table.Append(transition);
            _last = transition.Id;
        }
    }

    /// <summary>Fits to all rows, going on from the last fit, and takes the new model into use.</summary>
    /// <param name="progress">Told how far it is.</param>
    /// <param name="cancellation">Leaves the old model in use.</param>
    /// <returns>What the fit gave.</returns>
    public FitResult Refit(IProgress<FitProgress> progress, CancellationToken cancellation)
    {
        FitRequest request = new(options.Robot, _table, Checkpoint, seeds.Fit(Version + 1), options.Threads);
        FitResult result = _fitter.Fit(request, progress, cancellation);
        LastFit = result;
        Use(result.Checkpoint, Version + 1, result.ResidualLogVariance);
        return result;
    }

    /// <summary>Takes up where an earlier run ended.</summary>
    /// <param name="checkpoint">All its members.</param>
    /// <param name="version">Its model's version.</param>
    /// <param name="residualLogVariance">Of a deterministic ensemble, its residuals; otherwise empty.</param>
    public void Use(EnsembleCheckpoint checkpoint, ulong version, IReadOnlyList<float> residualLogVariance)
    {
        (Checkpoint, Version) = (checkpoint, version);
        EnsembleCheckpoint active = ActiveMembers.Choose(checkpoint, options.Robot.Model.Active);
        EnsembleModel model = new(options.Robot.Type, RobotSchema.Of(options.Robot).Hash, version, active, [.. residualLogVariance]);
        Model = OnnxModelWriter.Write(model, options.Robot);
        IRolloutEngine? old = Engine;
        Engine = options.EngineFactory(new RolloutSetup(
            options.Robot, Model, PlannerFactory.MaximumCandidates(options.Robot.Planner), options.Threads, options.EngineOptions));
        old?.Dispose();
    }

    /// <summary>Describes the model that the last fit gave.</summary>
    /// <returns>What its folder says of it; null before the first fit.</returns>
    /// <exception cref="ArgumentException">There is a number in it that is none.</exception>
    public ModelRelease? Release() => LastFit is null
        ? null
        : FittedRelease.Of(
            options.Robot,
            LastFit,
            _table,
            [new HighWaterMark(_last.RobotId, _last.Epoch, _last.Sequence)],
            Version,
            Version - 1,
            DateTime.UtcNow,
            FormattableString.Invariant($"learned by {options.Fitter} from a run on {options.Io}, seed {options.Seed}"));

    /// <inheritdoc/>
    public void Dispose()
    {
        Engine?.Dispose();
        _fitter.Dispose();
    }
}
