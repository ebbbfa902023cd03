using System;
using System.Collections.Generic;
using System.IO;
using System.Threading;
using MbRlRobot.Dynamics;
using MbRlRobot.Ingest;
using MbRlRobot.Lab.Oracle;
using MbRlRobot.Loop;
using MbRlRobot.Planning;
using MbRlRobot.Ports;
using MbRlRobot.Reports;
using MbRlRobot.Transitions;

namespace MbRlRobot.Lab.Learning;

/// <summary>
/// A robot that learns from nothing, in one process and in lockstep: explore, fit an ensemble, write it as ONNX, plan through it, act,
/// record, refit, again (PETS, Chua et al. 2018). Everything random follows from the seed; a run that is resumed goes on
/// with its data, its members and its counters.
/// </summary>
public sealed class LearningRun : IDisposable
{
    private readonly RunOptions _options;
    private readonly IRunObserver _observer;
    private readonly RunFolder _folder;
    private readonly RunSeeds _seeds;
    private readonly LearnedDynamics _dynamics;
    private readonly OracleRolloutEngine? _oracle;
    private readonly ISimulatedIo _io;
    private readonly EpisodeRunner _runner;
    private readonly VirtualLoopClock _clock = new();
    private TransitionCsvWriter? _writer;
    private IPlanner? _planner;
    private RunReport _report;
    private ulong _sequence;
    private double? _fitSeconds;

    /// <summary>Wires a run up.</summary>
    /// <param name="options">What it is made of.</param>
    /// <param name="observer">Told how it goes.</param>
    /// <exception cref="InvalidDataException">The robot's inputs and outputs are not simulated ones.</exception>
    public LearningRun(RunOptions options, IRunObserver observer)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(observer);
        (_options, _observer) = (options, observer);
        _folder = new RunFolder(options.Output);
        _seeds = new RunSeeds(options.Seed);
        _io = options.IoFactory(options.Robot, options.Folder, _clock) as ISimulatedIo
            ?? throw new InvalidDataException($"A run in lockstep needs a simulated robot, and {options.Io} is none.");
        _runner = new EpisodeRunner(options, _seeds, new LockstepRobot(options.Robot, _io, _clock), observer);
        _dynamics = new LearnedDynamics(options, _seeds);
        _report = RunReports.Empty(options);
        _oracle = !options.IsOracle ? null : new OracleRolloutEngine(
            options.Robot, options.Folder, options.IoFactory, PlannerFactory.MaximumCandidates(options.Robot.Planner), options.Threads);
    }

    /// <summary>The last episode's rows; empty before the first.</summary>
    public IReadOnlyList<Transition> LastEpisode { get; private set; } = [];

    /// <summary>
    /// The model file in use when the last episode began, which has not seen that episode; empty where there was none.
    /// </summary>
    public ReadOnlyMemory<byte> LastEpisodeModel { get; private set; }

    /// <summary>The model file in use; empty before the first fit.</summary>
    public ReadOnlyMemory<byte> Model => _dynamics.Model;

    /// <summary>Runs to the end, or until it is cancelled; either way everything is on disk.</summary>
    /// <param name="cancellation">Ends the run after the step or the fit under way.</param>
    /// <returns>How it went.</returns>
    /// <exception cref="IOException">The folder cannot be used, or the simulation failed.</exception>
    /// <exception cref="InvalidDataException">The folder holds another run, or none where one is to be resumed.</exception>
    public RunReport Run(CancellationToken cancellation)
    {
        Begin();
        _writer = TransitionCsvWriter.Append(_folder.Transitions, _options.Robot);
        try
        {
            for (int episode = _report.Episodes.Count; episode < _options.Episodes && !cancellation.IsCancellationRequested; episode++)
            {
                RunEpisode(episode, cancellation);
            }
        }
        finally
        {
            _writer.Dispose();
        }

        return _report;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _writer?.Dispose();
        _dynamics.Dispose();
        _oracle?.Dispose();
        _io.Dispose();
    }

    private void Begin()
    {
        if (_options.IsResumed)
        {
            Resume();
        }
        else
        {
            _folder.Begin();
            _folder.Write(_report);
        }
    }

    private void Resume()
    {
        _report = RunResume.Checked(_folder.ReadReport(), _options);
        foreach (Transition row in _folder.ReadTransitions(_options.Robot))
        {
            _dynamics.Add(row);
            _sequence = Math.Max(_sequence, row.Id.Epoch == _seeds.Epoch ? row.Id.Sequence + 1 : 0);
            _clock.SleepUntil(row.TimeNanoseconds + (long)Math.Round(row.DtSeconds * 1e9));
        }

        if (_folder.ReadCheckpoint(_options.Robot) is { } checkpoint)
        {
            EnsembleModel model = _folder.ReadModel();
            _dynamics.Use(checkpoint, model.Version, model.ResidualLogVariance.ToArray());
        }
    }

    private void RunEpisode(int episode, CancellationToken cancellation)
    {
        IPlanner? planner = PlannerOf(episode);
        LastEpisodeModel = _dynamics.Model;
        EpisodeResult result = _runner.Run(
            episode, _sequence, planner, () => _dynamics.Version, (row, isLast) => Take(row, isLast, planner, cancellation), cancellation);
        _sequence += (ulong)result.Transitions.Count;
        LastEpisode = result.Transitions;
        ulong version = result.Transitions[^1].ModelVersion;
        FitResult? fit = version == 0 ? null : _dynamics.LastFit;
        if (_options.Robot.Training.RefitPerEpisode && result.IsComplete)
        {
            Refit(cancellation);
        }

        RunEpisode line = RunReports.Line(_options.Robot, result, episode, _fitSeconds, fit, version);
        _fitSeconds = null;
        Save(line);
        _observer.EpisodeEnded(line);
    }

    /// <summary>What plans an episode; null where it explores.</summary>
    private IPlanner? PlannerOf(int episode)
    {
        IRolloutEngine? engine = _oracle ?? _dynamics.Engine;
        if (engine is null || (_oracle is null && episode < _options.Robot.Exploration.Episodes))
        {
            return null;
        }

        if (_planner is null)
        {
            _planner = PlannerFactory.Create(_options.Robot, engine, _seeds.Planner, new VirtualLoopClock());
        }
        else
        {
            _planner.Engine = engine;
        }

        return _planner;
    }

    private void Take(Transition row, bool isLast, IPlanner? planner, CancellationToken cancellation)
    {
        _writer!.Write(row);
        _dynamics.Add(row);
        int every = _options.Robot.Training.RefitEverySteps;
        if (!isLast && planner is not null && every > 0 && (row.Step + 1) % every == 0)
        {
            Refit(cancellation);
        }
    }

    private void Refit(CancellationToken cancellation)
    {
        if (_options.IsOracle || cancellation.IsCancellationRequested)
        {
            return;
        }

        try
        {
            FitResult result = _dynamics.Refit(new FitRelay(_observer), cancellation);
            _fitSeconds = (_fitSeconds ?? 0) + result.Seconds;
            _observer.FitEnded(result, _dynamics.Version);
        }
        catch (OperationCanceledException)
        {
            // the run is ending: the model in use stays
            return;
        }
        catch (ArgumentException refusal) when (_dynamics.Version == 0)
        {
            // short episodes: go on exploring until there is enough to fit on
            string reason = refusal.Message.Split(" (Parameter ")[0];
            _observer.Warned($"no model yet, the next episode explores too: {reason}");
            return;
        }

        if (_planner is not null)
        {
            _planner.Engine = _dynamics.Engine!;
        }
    }

    private void Save(RunEpisode line)
    {
        _writer!.Flush();
        SaveModel();
        _report = _report with { Episodes = [.. _report.Episodes, line] };
        _folder.Write(_report);
    }

    private void SaveModel()
    {
        if (_dynamics.Checkpoint is null || _dynamics.LastFit is null)
        {
            return;
        }

        _folder.Write(_options.Robot, _dynamics.Checkpoint);
        try
        {
            _folder.Write(_dynamics.Release()!);
        }
        catch (ArgumentException fault)
        {
            _folder.Write(_dynamics.Model.Span);
            _observer.Warned($"model {_dynamics.Version} has no manifest, so no robot will take it: {fault.Message}");
        }
    }

    private sealed class FitRelay(IRunObserver observer) : IProgress<FitProgress>
    {
        public void Report(FitProgress value) => observer.FitProgressed(value);
    }
}
