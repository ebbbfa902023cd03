using System;
using MbRlRobot.Lifecycle;
using MbRlRobot.Messaging.Payloads;
using MbRlRobot.Ports;
using MbRlRobot.Recording;
using MbRlRobot.Status;

namespace MbRlRobot.Loop;

/// <summary>
/// The robot's loop, in lockstep and in real time: read, estimate, and every control period judge, record, decide, gate,
/// write; around it sessions, episodes, commands and faults. Within an episode a tick allocates nothing, locks nothing and
/// throws nothing; between episodes, while the outputs are stopped, it may allocate.
/// </summary>
/// <remarks>One thread runs it. <see cref="RequestEnd"/> may be called from any.</remarks>
public sealed class ControlLoop : IDisposable
{
    private const int StopTries = 100;
    private const long IdleNanoseconds = 2_000_000;

    private readonly LoopSetup _setup;
    private readonly RobotLifecycle _lifecycle = new();
    private readonly MonotonicLoopClock _realTime = new();
    private readonly LoopBoard _board;
    private readonly EpisodeDriver _driver;
    private readonly Session _session;
    private readonly CommandDesk _desk;
    private bool _hasArmedItself;
    private long _awaitUntil;
    private int _stopTries;
    private volatile bool _endIsRequested;

    /// <summary>Wires a loop up; nothing is read or written yet.</summary>
    /// <param name="setup">What it is made of.</param>
    /// <exception cref="System.IO.InvalidDataException">A state's channel is not there.</exception>
    public ControlLoop(LoopSetup setup)
    {
        ArgumentNullException.ThrowIfNull(setup);
        _setup = setup;
        _board = new LoopBoard(setup);
        _driver = new EpisodeDriver(setup, _board);
        _session = new Session(setup.Limits, setup.Clock);
        _desk = new CommandDesk(setup.Robot, setup.Mailbox);
    }

    /// <summary>How the loop stands, as its own thread sees it.</summary>
    public LoopStatus Status => _board.Status;

    /// <summary>Whether there is nothing left to do: the end was asked for, or the session is over, and the outputs are stopped.</summary>
    public bool IsOver { get; private set; }

    /// <summary>Why a loop that arms itself could not, for people; null where it could.</summary>
    public string? Refusal { get; private set; }

    /// <summary>Takes a model to begin with; before the first tick, and once.</summary>
    /// <param name="model">The model; its engine is the loop's, until it goes back to where newer ones come from.</param>
    public void Use(PlanningModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        _driver.Use(model);
    }

    /// <summary>Asks the loop to stop the robot and to end; from any thread.</summary>
    public void RequestEnd() => _endIsRequested = true;

    /// <summary>Runs until there is nothing left to do. However it ends, the outputs are stopped.</summary>
    public void Run()
    {
        try
        {
            while (!IsOver)
            {
                Tick();
                Wait();
            }
        }
        catch
        {
            _board.Status.Fault = LoopFault.Program;
            _lifecycle.Fail();
            throw;
        }
        finally
        {
            _ = _setup.Io.Stop();
            _board.Publish(_lifecycle.State, _driver);
        }
    }

    /// <summary>One tick: an I/O period.</summary>
    public void Tick()
    {
        _board.Status.Ticks++;
        _lifecycle.Configure();
        _desk.Serve(this);
        if (_endIsRequested)
        {
            _session.Conclude(SessionEnd.Signal);
        }

        switch (_lifecycle.State)
        {
            case LifecycleState.Active:
                TickActive();
                break;
            case LifecycleState.Inactive:
                TickInactive();
                break;
            default:
                TickStopping();
                break;
        }

        _board.Publish(_lifecycle.State, _driver);
        _setup.Heartbeat?.Beat(_lifecycle.State);
    }

    /// <summary>Waits for the next tick. In lockstep time passes within episodes alone.</summary>
    public void Wait()
    {
        bool isIdle = _lifecycle.State != LifecycleState.Active || _board.Status.Phase == LoopPhase.AwaitingModel;
        if (_setup.Limits.IsLockstep && isIdle)
        {
            _realTime.SleepUntil(_realTime.NowNanoseconds + (IsOver ? 0 : IdleNanoseconds));
        }
        else
        {
            _driver.Wait();
        }
    }

    /// <summary>Lets go of the model in use; when the loop no longer runs.</summary>
    public void Dispose() => _driver.Dispose();

    /// <summary>
    /// Makes the pre-arm checks and begins a session; of a robot that is armed and waits for its operator, says that it is in place.
    /// </summary>
    /// <returns>Why not, for people; null where the robot is armed.</returns>
    internal string? Arm()
    {
        if (_lifecycle.State == LifecycleState.Active && _board.Status.Phase == LoopPhase.Resetting)
        {
            return _setup.Reset.Confirm();
        }

        if (_lifecycle.State != LifecycleState.Inactive)
        {
            return _lifecycle.State == LifecycleState.Active ? "it is armed already" : "it has not come to rest yet";
        }

        // the checks are of now, not of the tick before
        IoStatus stopped = _setup.Io.Stop();
        _ = _driver.Read();
        PreArmReport checks = PreArm.Check(_setup, _driver.LastRead, _driver.Channels, stopped, _driver.TryFreePlanner());
        if (!_lifecycle.Arm(checks))
        {
            return checks.Faults;
        }

        ref LoopStatus status = ref _board.Status;
        (status.Fault, status.SessionEnd, status.SessionEpisodes) = (LoopFault.None, SessionEnd.None, 0);
        status.Sessions++;
        status.Phase = LoopPhase.Resetting;
        _session.Start();
        return null;
    }

    /// <summary>Ends the session after the episode under way.</summary>
    internal void Disarm() => _session.Conclude(SessionEnd.Disarmed);

    /// <summary>Stops now.</summary>
    internal void Stop() => _session.Conclude(SessionEnd.Stopped);

    /// <summary>Sets a goal or set-point.</summary>
    internal void Set(int parameter, float value) => _driver.Set(parameter, value);

    private void TickInactive()
    {
        _ = _driver.Read();
        if (_desk.IsWaiting)
        {
            _desk.AnswerStops(_setup.Io.Stop() == IoStatus.Ok);
        }

        bool isSessionOver = _board.Status.Sessions > 0 && _setup.Limits.EndsWithSession;
        IsOver = _endIsRequested || isSessionOver;
        if (_setup.Limits.ArmsItself && !_hasArmedItself && !IsOver)
        {
            _hasArmedItself = true;
            Refusal = Arm();
            IsOver = Refusal is not null && _setup.Limits.EndsWithSession;
        }
    }

    private void TickActive()
    {
        _session.CheckTime();
        if (_board.IsRunning)
        {
            TickEpisode();
            return;
        }

        _session.CheckEpisodes(_board.Status.SessionEpisodes);
        if (_session.Ending != SessionEnd.None)
        {
            BeginStop();
        }
        else if (IsAwaiting())
        {
            _ = _driver.Read();
        }
        else
        {
            StartEpisode();
        }
    }

    private void TickEpisode()
    {
        // a stop reaches the outputs before anything else is done
        if (_session.IsUrgent)
        {
            _ = _setup.Io.Stop();
        }

        if (_driver.Tick(_session.IsUrgent) is var fault and not LoopFault.None)
        {
            Fail(fault);
        }
        else if (!_board.IsRunning)
        {
            _awaitUntil = _realTime.NowNanoseconds + (long)(_setup.Limits.AwaitModelSeconds * 1e9);
            TellModels(isStandingStill: true);
        }
    }

    private bool IsAwaiting() => _board.Status.Phase == LoopPhase.AwaitingModel
        && _realTime.NowNanoseconds < _awaitUntil && !_driver.TryUseNewer();

    private void StartEpisode()
    {
        _board.Status.Phase = LoopPhase.Resetting;
        TellModels(isStandingStill: false);
        if (_driver.Start() is var fault and not LoopFault.None)
        {
            Fail(fault);
        }
    }

    private void BeginStop()
    {
        _driver.AbandonReset();
        _lifecycle.BeginStop();
        _board.Status.Phase = LoopPhase.Idle;
        TickStopping();
    }

    private void TickStopping()
    {
        if (_setup.Io.Stop() == IoStatus.Ok)
        {
            _board.Status.SessionEnd = _session.Ending;
            _lifecycle.EndStop();
            _desk.AnswerStops(isStopped: true);
            TellModels(isStandingStill: true);
            _stopTries = 0;
        }
        else if (++_stopTries >= StopTries)
        {
            _board.Status.SessionEnd = SessionEnd.Fault;
            Fail(LoopFault.OutputsNotStopped);
            _desk.AnswerStops(isStopped: false);
            IsOver = _endIsRequested || _setup.Limits.EndsWithSession;
        }
    }

    private void Fail(LoopFault fault)
    {
        if (_board.IsRunning)
        {
            _ = _driver.End(EpisodeEnd.Fault);
        }

        _driver.AbandonReset();
        (_board.Status.Fault, _board.Status.Phase) = (fault, LoopPhase.Idle);
        _session.Conclude(SessionEnd.Fault);
        _lifecycle.Fail();
        _ = _setup.Io.Stop();
    }

    private void TellModels(bool isStandingStill)
    {
        if (_setup.Models is { } models)
        {
            models.IsStandingStill = isStandingStill;
        }
    }
}
