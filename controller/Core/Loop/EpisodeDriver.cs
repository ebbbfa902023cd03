using System;
using MbRlRobot.Lifecycle;
using MbRlRobot.Ports;
using MbRlRobot.Recording;
using MbRlRobot.Status;

namespace MbRlRobot.Loop;

/// <summary>
/// Drives episodes, tick by tick: brings the robot to its start, reads, and every control period finishes the step and takes
/// the next. Starting allocates, with the outputs stopped; what comes between does not.
/// </summary>
internal sealed class EpisodeDriver : IDisposable
{
    /// <summary>The share of an I/O period that a decision in real time may refine for whose plan takes effect at once.</summary>
    private const double PlanShare = 0.6;

    /// <summary>The share of an I/O period before a plan takes effect at which its refining ends.</summary>
    private const double HandOverShare = 0.25;

    /// <summary>How long an episode's start waits for a decision that is still under way from the one before, s.</summary>
    private const double PlannerPatience = 5;

    private readonly LoopSetup _setup;
    private readonly IRobotIo _io;
    private readonly LoopBoard _board;
    private readonly StateReader _reader;
    private readonly ActionChooser _chooser;
    private readonly ParameterSettings _settings;
    private readonly TickPacer _pacer;
    private readonly TickTimes _times;
    private readonly int _ioPeriods;
    private readonly long _planDelay;
    private bool _isResetting;
    private long _firstIndex;
    private long _nextControl;
    private long _missed;
    private int _plannerWaits;

    public EpisodeDriver(LoopSetup setup, LoopBoard board)
    {
        (_setup, _io, _board) = (setup, setup.Io, board);
        _reader = new StateReader(setup);
        _chooser = new ActionChooser(setup);
        _settings = new ParameterSettings(setup.Robot.Parameters.Count);
        _pacer = new TickPacer(setup.Clock, setup.Robot.IoPeriod);
        _times = new TickTimes();
        _ioPeriods = (int)Math.Round(setup.Robot.ControlPeriod / setup.Robot.IoPeriod);
        _planDelay = (long)setup.Timing.DelaySteps * _ioPeriods * _pacer.PeriodNanoseconds;
        Run = new EpisodeRun(setup.Robot, _reader.Estimator, setup.Recorder);
    }

    /// <summary>The episode under way, or the last.</summary>
    public EpisodeRun Run { get; }

    /// <summary>The state now: [ds].</summary>
    public ReadOnlySpan<float> State => _reader.Estimator.State;

    /// <summary>When it was measured, on the loop's clock.</summary>
    public long StateNanoseconds => _reader.StateNanoseconds;

    /// <summary>How the latest reading went.</summary>
    public IoStatus LastRead => _reader.LastRead;

    /// <summary>What the channels read last, where that was a reading: [channels].</summary>
    public ReadOnlySpan<double> Channels => _reader.Channels;

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

    /// <summary>Gives up a decision that is under way; not within an episode.</summary>
    /// <returns>Whether none is under way now.</returns>
    public bool TryFreePlanner() => _chooser.TryAbandon();

    /// <summary>Ends planning, and lets go of the model in use.</summary>
    public void Dispose() => _chooser.Dispose();

    /// <summary>Takes a newer model into use, or lets go of one that was withdrawn; not while a decision is under way.</summary>
    public bool TryUseNewer()
    {
        if (!_chooser.IsIdle || _setup.Models is not { } models || !models.TryTake(out PlanningModel? model))
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
    /// <returns>Whether there was a reading; without one everything stays as it was.</returns>
    public bool Read()
    {
        bool isNew = _reader.Read();
        if (isNew && _board.IsRunning)
        {
            _setup.Recorder.Read(_reader.Channels, StateNanoseconds);
        }

        return isNew;
    }

    /// <summary>Forgets a reset that is under way.</summary>
    public void AbandonReset() => _isResetting = false;

    /// <summary>One tick on the way to the next episode: the reset, in as many ticks as it needs, then the start.</summary>
    public LoopFault Start()
    {
        int episode = _board.Status.Episode + 1;
        if (!_chooser.TryAbandon())
        {
            return ++_plannerWaits * _setup.Robot.IoPeriod > PlannerPatience ? LoopFault.PlannerStuck : LoopFault.None;
        }

        _plannerWaits = 0;
        if (_isResetting)
        {
            bool isNew = Read();
            LoopFault fault = _reader.Check(isNew, action: []);
            if (fault != LoopFault.None || !isNew)
            {
                return fault;
            }
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
        return _io.Enable() != IoStatus.Ok ? LoopFault.Enable
            : !_reader.ReadFirst() ? LoopFault.SensorRead
            : Begin(episode);
    }

    /// <summary>One tick of the episode under way.</summary>
    /// <param name="isCut">Whether it is to end now; the outputs are stopped by then.</param>
    public LoopFault Tick(bool isCut)
    {
        bool isNew = Read();
        if (_reader.Check(isNew, Run.Gate.Applied) is var fault and not LoopFault.None)
        {
            return fault;
        }

        long elapsed = _pacer.Index - _firstIndex;
        bool isEnd = isCut || Run.IsOutside();
        if (elapsed < _nextControl && !isEnd)
        {
            return LoopFault.None;
        }

        if (!Run.IsNewer(StateNanoseconds))
        {
            // a reading that failed at the only tick of a control period: the period goes on, and its row says that it was late
            Run.IsLate = true;
            return isNew || isEnd ? LoopFault.SensorStale : LoopFault.None;
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
        _ = _chooser.TryAbandon();
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
        _setup.Recorder.Started(_reader.Channels, StateNanoseconds);
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
        _chooser.Collect(Run.Period);
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
        if (Run.Decide(_chooser, PlanDeadline()) is var fault and not LoopFault.None)
        {
            return fault;
        }

        _board.CountPlan(_chooser);
        return _io.Write(Run.Gate.Written) == IoStatus.Ok ? LoopFault.None : LoopFault.ActuatorWrite;
    }

    /// <summary>When a decision that begins now ends refining, on the loop's clock.</summary>
    private long PlanDeadline()
    {
        if (_setup.Limits.IsLockstep)
        {
            return long.MaxValue;
        }

        return _planDelay == 0
            ? _setup.Clock.NowNanoseconds + (long)(PlanShare * _pacer.PeriodNanoseconds)
            : _pacer.PointNanoseconds + _planDelay - (long)(HandOverShare * _pacer.PeriodNanoseconds);
    }
}
