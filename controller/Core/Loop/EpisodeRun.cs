using System;
using MbRlRobot.Estimation;
using MbRlRobot.Lifecycle;
using MbRlRobot.Planning;
using MbRlRobot.Recording;
using MbRlRobot.Robots;
using MbRlRobot.Safety;
using MbRlRobot.Transitions;

namespace MbRlRobot.Loop;

/// <summary>
/// The episode under way: estimates the state, finishes each control period (judges and records it), and passes the next
/// action through the gate. Allocates and throws nothing.
/// </summary>
internal sealed class EpisodeRun
{
    private readonly RobotDescription _robot;
    private readonly TransitionRecorder _recorder;
    private readonly StateEstimator _estimator;
    private readonly TaskJudge _judge;
    private readonly StateEnvelope _envelope;
    private readonly float[] _state;
    private readonly float[] _parameters;
    private readonly float[] _wanted;
    private long _stateStamp;

    public EpisodeRun(RobotDescription robot, StateEstimator estimator, TransitionRecorder recorder)
    {
        (_robot, _estimator, _recorder) = (robot, estimator, recorder);
        _judge = new TaskJudge(robot);
        _envelope = StateEnvelope.Hard(robot);
        Gate = new ActionGate(robot);
        _state = new float[robot.State.Count];
        _parameters = new float[robot.Parameters.Count];
        _wanted = new float[robot.Action.Count];
    }

    public ActionGate Gate { get; }

    /// <summary>Goals and set-points in force: [dp].</summary>
    public Span<float> Parameters => _parameters;

    /// <summary>The control periods finished.</summary>
    public int Steps { get; private set; }

    /// <summary>The sum of the rewards; at the episode's end with the done reward of the steps that remained.</summary>
    public double Return { get; private set; }

    /// <summary>The reward of the last control period.</summary>
    public double Reward { get; private set; }

    /// <summary>The state that left its limits; -1 for none.</summary>
    public int LeftLimits { get; private set; } = -1;

    /// <summary>The control period under way, from 0 at the episode's start, missed ones included.</summary>
    public long Period { get; private set; }

    /// <summary>Whether a tick of the control period under way was late.</summary>
    public bool IsLate { get; set; }

    /// <summary>Seconds since the episode began, in whole control periods, missed ones included.</summary>
    private double StepSeconds => Period * _robot.ControlPeriod;

    /// <summary>Begins, where the estimator was just reset to the first reading.</summary>
    public void Begin(int episode, bool isExploring, long stampNanoseconds)
    {
        (Steps, Return, Reward, LeftLimits, IsLate) = (0, 0, 0, -1, false);
        Gate.Rest();
        Period = 0;
        _stateStamp = stampNanoseconds;
        _estimator.State.CopyTo(_state);
        _recorder.StartEpisode(episode, isExploring, _state, _parameters);
    }

    /// <summary>Looks whether a state has left its limits, at any tick.</summary>
    public bool IsOutside() => _envelope.FirstOutside(_estimator.State) >= 0;

    /// <summary>Chooses the next action and passes it through the gate.</summary>
    /// <param name="chooser">Explores or plans.</param>
    /// <param name="deadlineNanoseconds">Until when it may decide, on the loop's clock.</param>
    /// <returns>What keeps the action from being applied; none where it may be.</returns>
    public LoopFault Decide(ActionChooser chooser, long deadlineNanoseconds)
    {
        PlanRequest now = new(
            _estimator.State, Gate.Applied, _parameters, (float)StepSeconds, _recorder.NextSequence, 0, deadlineNanoseconds);
        chooser.Choose(Steps, Period, now, _stateStamp, _wanted);
        return chooser.IsOut ? LoopFault.PlanStale
            : Gate.TryPass(_wanted) ? LoopFault.None
            : LoopFault.ActionNotFinite;
    }

    /// <summary>A control period has passed: judges it and records it.</summary>
    /// <param name="chooser">Who chose its action.</param>
    /// <param name="stampNanoseconds">When the state now was measured.</param>
    /// <param name="period">The control periods since the episode began, missed ones included.</param>
    /// <param name="isCut">Whether the episode ends here whatever came out.</param>
    /// <returns>Why the episode has ended; 0 where it goes on.</returns>
    public EpisodeEnd Finish(ActionChooser chooser, long stampNanoseconds, long period, bool isCut)
    {
        _estimator.Shift(Gate.Applied);
        Reward = _judge.Judge(
            _state, Gate.Applied, Gate.Previous, _estimator.State, _parameters, StepSeconds, out bool isDone);
        Steps++;
        LeftLimits = _envelope.FirstOutside(_estimator.State);
        Return += Reward;
        EpisodeEnd end = isDone ? EpisodeEnd.Done
            : LeftLimits >= 0 ? EpisodeEnd.StateLimit
            : Steps >= _robot.Task.EpisodeSteps ? EpisodeEnd.StepLimit
            : isCut ? EpisodeEnd.Command : 0;
        Record(chooser, stampNanoseconds, FlagsOf(chooser, end));
        Return += isDone ? (_robot.Task.EpisodeSteps - Steps) * (_robot.Task.DoneReward ?? 0) : 0;
        (_stateStamp, Period, IsLate) = (stampNanoseconds, period, false);
        _estimator.State.CopyTo(_state);
        return end;
    }

    /// <summary>Whether the state now is what the task calls a success.</summary>
    public bool IsSuccess() => _judge.IsSuccess(_estimator.State, _parameters, StepSeconds);

    /// <summary>Whether a reading is newer than the state that the control period began with.</summary>
    public bool IsNewer(long stampNanoseconds) => stampNanoseconds > _stateStamp;

    private TransitionFlags FlagsOf(ActionChooser chooser, EpisodeEnd end) => chooser.Flags
        | (Gate.IsSaturated ? TransitionFlags.Saturated : 0)
        | (IsLate ? TransitionFlags.Overrun : 0)
        | (end == EpisodeEnd.Done ? TransitionFlags.Done : end != 0 ? TransitionFlags.Truncated : 0);

    private void Record(ActionChooser chooser, long stampNanoseconds, TransitionFlags flags) => _recorder.Record(new StepRecord
    {
        Step = Steps - 1,
        TimeNanoseconds = _stateStamp,
        DtSeconds = (stampNanoseconds - _stateStamp) / 1e9,
        State = _state,
        Action = Gate.Applied,
        NextState = _estimator.State,
        Parameters = _parameters,
        Reward = (float)Reward,
        Flags = flags,
        ModelVersion = chooser.ModelVersion,
        PlanTick = chooser.Origin.PlanTick,
        PlanStep = chooser.Origin.PlanStep,
    });
}
