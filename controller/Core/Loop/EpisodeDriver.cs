using System;
using MbRlRobot.Estimation;
using MbRlRobot.Lifecycle;
using MbRlRobot.Ports;
using MbRlRobot.Recording;
using MbRlRobot.Status;

namespace MbRlRobot.Loop;

/// <summary>
/// Drives episodes, tick by tick: brings the robot to its start, reads, and every control period finishes the step and takes
/// the next. Starting allocates, with the outputs stopped; what comes between does not.
/// </summary>
internal sealed class EpisodeDriver
{
    /// <summary>The share of an I/O period that a decision in real time may refine for.</summary>
    private const double PlanShare = 0.6;

    private readonly LoopSetup _setup;
    private readonly IRobotIo _io;
    private readonly LoopBoard _board;
    private readonly StateEstimator _estimator;
    private readonly ActionChooser _chooser;
    private readonly ParameterSettings _settings;
    private readonly TickPacer _pacer;
    private readonly TickTimes _times;
    private readonly double[] _channels;
    private readonly int _ioPeriods;
    private bool _hasRead;
    private bool _isResetting;
    private long _firstIndex;
    private long _nextControl;
    private long _missed;

    public EpisodeDriver(LoopSetup setup, LoopBoard board)
    {
        (_setup, _io, _board) = (setup, setup.Io, board);
        _estimator = new StateEstimator(setup.Robot, _io.Channels);
        _chooser = new ActionChooser(setup.Robot, setup.Seeds, setup.Clock, setup.Recorder);
        _settings = new ParameterSettings(setup.Robot.Parameters.Count);
        _pacer = new TickPacer(setup.Clock, setup.Robot.IoPeriod);
        _times = new TickTimes(setup.Robot.IoPeriod);
        _channels = new double[_io.Channels.Count];
        _ioPeriods = (int)Math.Round(setup.Robot.ControlPeriod / setup.Robot.IoPeriod);
        Run = new EpisodeRun(setup.Robot, _estimator, setup.Recorder);
    }

    /// <summary>The episode under way, or the last.</summary>
    public EpisodeRun Run { get; }

    /// <summary>The state now: [ds].</summary>
    public ReadOnlySpan<float> State => _estimator.State;

    /// <summary>When it was measured, on the loop's clock.</summary>
    public long StateNanoseconds { get; private set; }

    /// <summary>How the latest reading went.</summary>
    public IoStatus LastRead { get; private set; } = IoStatus.Stale;

    /// <summary>What the channels read: [channels].</summary>
    public ReadOnlySpan<double> Channels => _channels;

    /// <summary>Takes a model into use, or none; gives the one before back.</summary>
    public void Use(PlanningModel? model)
    {
        PlanningModel? old = _chooser.Model;
        _chooser.Use(model);
        _board.Status.ModelVersion = model?.Version ?? 0;
        if (old is not null && _setup.Models is { } models)
        {
            models.Retire(old);
        }
    }

    /// <summary>Lets go of the model in use.</summary>
    public void DisposeModel() => _chooser.Model?.Engine.Dispose();

    /// <summary>Takes a newer model into use, or lets go of one that was withdrawn.</summary>
    public bool TryUseNewer()
    {
        if (_setup.Models is not { } models || !models.TryTake(out PlanningModel? model))
        {
            return false;
        }

        Use(model);
        return true;
    }

    /// <summary>Sets a goal or set-point: now where no episode runs, otherwise from the next control period on.</summary>
    public void Set(int parameter, float value)
    {
        _settings.Set(parameter, value);
        if (!_board.IsRunning)
        {
            _settings.Apply(Run.Parameters);
        }
    }

    /// <summary>Waits for the next tick. A start or a reset takes as long as it takes: only within episodes is there a late tick.</summary>
    public void Wait()
    {
        long worked = _setup.Clock.NowNanoseconds;
        int missed = _pacer.Wait();
        if (!_board.IsRunning)
        {
            return;
        }

        _times.Add(worked, _setup.Clock.NowNanoseconds);
        _board.CountTimes(_times);
        if (missed > 0)
        {
            _board.Status.Overruns++;
            _board.Status.MissedPeriods += missed;
            _missed += missed;
            Run.IsLate = true;
        }
    }

    /// <summary>Reads the sensors and estimates the state.</summary>
    public bool Read()
    {
        LastRead = _io.Read(_channels, out long stamp);
        if (LastRead != IoStatus.Ok)
        {
            return false;
        }

        StateNanoseconds = stamp;
        if (_hasRead)
        {
            _estimator.Update(_channels, stamp);
        }
        else
        {
            _estimator.Reset(_channels, stamp);
            _hasRead = true;
        }

        if (_board.IsRunning)
        {
            _setup.Recorder.Read(_channels, stamp);
        }

        return true;
    }

    /// <summary>Forgets a reset that is under way.</summary>
    public void AbandonReset() => _isResetting = false;

    /// <summary>One tick on the way to the next episode: the reset, in as many ticks as it needs, then the start.</summary>
    public LoopFault Start()
    {
        int episode = _board.Status.Episode + 1;
        if (_isResetting && !Read())
        {
            return LoopFault.SensorRead;
        }

        ResetProgress progress = _isResetting
            ? _setup.Reset.Tick(State, _setup.Clock.NowNanoseconds)
            : BeginReset(episode);
        _isResetting = progress == ResetProgress.Working;
        return progress switch
        {
            ResetProgress.Working => LoopFault.None,
            ResetProgress.Done => Start(episode),
            _ => LoopFault.Reset,
        };
    }

    private ResetProgress BeginReset(int episode)
    {
        _ = TryUseNewer();
        return _setup.Reset.Begin(_setup.Seeds.Start(episode), _setup.Clock.NowNanoseconds, Run.Parameters);
    }

    private LoopFault Start(int episode)
    {
        _settings.Apply(Run.Parameters);
        _chooser.Start(episode);
        _hasRead = false;
        return _io.Enable() != IoStatus.Ok ? LoopFault.Enable
            : !Read() ? LoopFault.SensorRead
            : Begin(episode);
    }

    /// <summary>One tick of the episode under way.</summary>
    /// <param name="isCut">Whether it is to end now; the outputs are stopped by then.</param>
    public LoopFault Tick(bool isCut)
    {
        if (!Read())
        {
            return LoopFault.SensorRead;
        }

        long elapsed = _pacer.Index - _firstIndex;
        bool isEnd = isCut || Run.IsOutside();
        if (elapsed < _nextControl && !isEnd)
        {
            return LoopFault.None;
        }

        if (!Run.IsNewer(StateNanoseconds))
        {
            return LoopFault.SensorStale;
        }

        _nextControl = ((elapsed / _ioPeriods) + 1) * _ioPeriods;
        EpisodeEnd end = Run.Finish(_chooser, StateNanoseconds, elapsed / _ioPeriods, isEnd);
        _board.CountStep(Run);
        return end == 0 ? Continue() : End(end);
    }

    /// <summary>Ends an episode; the outputs stop first.</summary>
    public LoopFault End(EpisodeEnd end)
    {
        _ = _io.Stop();
        _setup.Recorder.EndEpisode(end, Run.Return);
        (double median, double high) = _chooser.PlanPercentiles();
        _setup.Episodes.Add(new EpisodeSummary(
            _board.Status.Episode, _chooser.IsExploring, Run.Steps, Run.Return, Run.IsSuccess(), end,
            Run.LeftLimits, median, high, _missed, _chooser.ModelVersion));
        _board.Status.SessionEpisodes++;
        _board.Status.Phase = LoopPhase.AwaitingModel;
        return LoopFault.None;
    }

    private LoopFault Begin(int episode)
    {
        _setup.Recorder.Started(_channels, StateNanoseconds);
        Run.Begin(episode, _chooser.IsExploring, StateNanoseconds);
        _pacer.Restart();
        _times.Restart(_pacer.PointNanoseconds);
        _board.ForgetPlan();
        (_firstIndex, _nextControl, _missed) = (_pacer.Index, _ioPeriods, 0);
        _board.Status.Episode = episode;
        _board.Status.Phase = _chooser.IsExploring ? LoopPhase.Exploring : LoopPhase.Planning;
        _board.CountStep(Run);
        return Act();
    }

    private LoopFault Continue()
    {
        if (_setup.Robot.Session.AllowHotSwap && !_chooser.IsExploring)
        {
            _ = TryUseNewer();
            _board.Status.Phase = _chooser.IsExploring ? LoopPhase.Exploring : LoopPhase.Planning;
        }

        _settings.Apply(Run.Parameters);
        return Act();
    }

    private LoopFault Act()
    {
        long deadline = _setup.Limits.IsLockstep
            ? long.MaxValue
            : _setup.Clock.NowNanoseconds + (long)(PlanShare * _pacer.PeriodNanoseconds);
        if (!Run.TryDecide(_chooser, deadline))
        {
            return LoopFault.ActionNotFinite;
        }

        _board.CountPlan(_chooser, StateNanoseconds);
        return _io.Write(Run.Gate.Written) == IoStatus.Ok ? LoopFault.None : LoopFault.ActuatorWrite;
    }
}
