using System;
using System.IO;
using MbRlRobot.Dynamics;
using MbRlRobot.Estimation;
using MbRlRobot.Ports;
using MbRlRobot.Robots;
using MbRlRobot.Safety;

namespace MbRlRobot.Loop;

/// <summary>
/// A simulated robot in lockstep: time stands still while somebody decides, and passes a control period at a time.
/// Limits, estimation and judgement are those of the real loop.
/// </summary>
public sealed class LockstepRobot
{
    private const double NanosecondsPerSecond = 1e9;
    private readonly RobotDescription _robot;
    private readonly ISimulatedIo _io;
    private readonly VirtualLoopClock _clock;
    private readonly StateEstimator _estimator;
    private readonly ActionLimiter _limiter;
    private readonly TaskJudge _judge;
    private readonly StateEnvelope _envelope;
    private readonly int _ioPeriods;
    private readonly double[] _channels;
    private readonly double[] _written;
    private readonly float[] _state;
    private readonly float[] _action;
    private readonly float[] _previousAction;
    private readonly float[] _parameters;

    /// <summary>Wires a robot up.</summary>
    /// <param name="robot">The robot.</param>
    /// <param name="io">What simulates it.</param>
    /// <param name="clock">The clock that stamps its channels.</param>
    /// <exception cref="InvalidDataException">What simulates it has a time of its own.</exception>
    public LockstepRobot(RobotDescription robot, ISimulatedIo io, VirtualLoopClock clock)
    {
        ArgumentNullException.ThrowIfNull(robot);
        ArgumentNullException.ThrowIfNull(io);
        ArgumentNullException.ThrowIfNull(clock);
        if (io.HasOwnTime)
        {
            throw new InvalidDataException($"{robot.Type} is run in lockstep, and its plant's time passes by itself: serve it with --lockstep.");
        }

        (_robot, _io, _clock) = (robot, io, clock);
        _estimator = new StateEstimator(robot, io.Channels);
        _limiter = new ActionLimiter(robot.Action, robot.ControlPeriod);
        _judge = new TaskJudge(robot);
        _envelope = StateEnvelope.Hard(robot);
        _ioPeriods = (int)Math.Round(robot.ControlPeriod / robot.IoPeriod);
        _channels = new double[io.Channels.Count];
        _written = new double[robot.Action.Count];
        _state = new float[robot.State.Count];
        _action = new float[robot.Action.Count];
        _previousAction = new float[robot.Action.Count];
        _parameters = new float[robot.Parameters.Count];
    }

    /// <summary>Told what is read; nobody unless set.</summary>
    public ILoopObserver? Observer { get; set; }

    /// <summary>The control periods since the episode began.</summary>
    public int Steps { get; private set; }

    /// <summary>The state now: [ds].</summary>
    public ReadOnlySpan<float> State => _estimator.State;

    /// <summary>The state before the last step: [ds].</summary>
    public ReadOnlySpan<float> LastState => _state;

    /// <summary>The action applied last: [da].</summary>
    public ReadOnlySpan<float> Action => _action;

    /// <summary>Goals and set-points: [dp].</summary>
    public ReadOnlySpan<float> Parameters => _parameters;

    /// <summary>Seconds since the episode began.</summary>
    public double TimeSeconds => Steps * _robot.ControlPeriod;

    /// <summary>When the state was measured, on the loop's clock.</summary>
    public long NowNanoseconds => _clock.NowNanoseconds;

    /// <summary>Starts an episode, at rest actions.</summary>
    /// <param name="learnedStates">Where it starts, in each state's unit: [learned].</param>
    /// <param name="parameters">Goals and set-points: [dp].</param>
    /// <exception cref="ArgumentException">A length is not the robot's.</exception>
    /// <exception cref="IOException">The simulation could not be started.</exception>
    public void Reset(ReadOnlySpan<double> learnedStates, ReadOnlySpan<double> parameters)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(parameters.Length, _parameters.Length, nameof(parameters));
        Steps = 0;
        Array.Clear(_action);
        Array.Clear(_previousAction);
        for (int parameter = 0; parameter < _parameters.Length; parameter++)
        {
            _parameters[parameter] = (float)parameters[parameter];
        }

        EpisodeStart.Place(_robot, learnedStates, _io.Channels, _channels);
        _io.Reset(_channels);
        Expect(_io.Enable(), "be enabled");
        Expect(_io.Read(_channels, out long stamp), "be read");
        _estimator.Reset(_channels, stamp);
        Observer?.Started(_channels, stamp);
    }

    /// <summary>Applies an action for a control period.</summary>
    /// <param name="wanted">The action asked for; limited and slewed before it is applied: [da].</param>
    /// <returns>What came of it.</returns>
    /// <exception cref="ArgumentException">
    /// An action is not a number, or there are not as many as the robot has.
    /// </exception>
    /// <exception cref="IOException">The simulation failed; the message says at which step.</exception>
    public StepOutcome Step(ReadOnlySpan<float> wanted)
    {
        ThrowIfUnfit(wanted);
        _estimator.State.CopyTo(_state);
        _action.CopyTo(_previousAction, 0);
        bool isSaturated = Limit(wanted);
        Expect(_io.Write(_written), "take an action");
        for (int period = 0; period < _ioPeriods; period++)
        {
            Expect(_io.Advance(_robot.IoPeriod), "go on: its state is no longer finite");
            _clock.Spend((long)Math.Round(_robot.IoPeriod * NanosecondsPerSecond));
            Expect(_io.Read(_channels, out long stamp), "be read");
            _estimator.Update(_channels, stamp);
            Observer?.Read(_channels, stamp);
        }

        _estimator.Shift(_action);
        double reward = _judge.Judge(
            _state, _action, _previousAction, State, _parameters, TimeSeconds, out bool isDone);
        Steps++;
        return new StepOutcome(reward, isDone, isSaturated, _envelope.FirstOutside(State));
    }

    /// <summary>Whether the state now is what the task calls a success.</summary>
    /// <returns>False also where the task does not say.</returns>
    public bool IsSuccess() => _judge.IsSuccess(State, _parameters, TimeSeconds);

    /// <summary>Ends the episode: the drive is cut.</summary>
    public void Stop() => _io.Stop();

    private void ThrowIfUnfit(ReadOnlySpan<float> wanted)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(wanted.Length, _action.Length, nameof(wanted));
        int action = wanted.IndexOf(float.NaN);
        if (action >= 0)
        {
            throw new ArgumentException(
                $"The action {_robot.Action[action].Name} of step {Steps} is not a number.", nameof(wanted));
        }
    }

    private bool Limit(ReadOnlySpan<float> wanted)
    {
        bool isSaturated = false;
        for (int action = 0; action < _action.Length; action++)
        {
            _action[action] = _limiter.Limit(action, wanted[action], _previousAction[action]);
            _written[action] = _action[action];
            isSaturated |= _action[action] != wanted[action];
        }

        return isSaturated;
    }

    private void Expect(IoStatus status, string what)
    {
        if (status != IoStatus.Ok)
        {
            throw new IOException($"The simulated robot {_robot.Type} would not {what} (step {Steps}, {status}).");
        }
    }
}
