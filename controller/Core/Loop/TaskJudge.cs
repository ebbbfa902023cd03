using System;
using MbRlRobot.Expressions.Evaluation;
using MbRlRobot.Robots;

namespace MbRlRobot.Loop;

/// <summary>
/// Judges steps that were really made: reward, done, success, in double precision. One thread; allocates nothing.
/// </summary>
public sealed class TaskJudge
{
    private readonly TaskExpressions _task;
    private readonly ExpressionEvaluator _evaluator;
    private readonly double[] _state;
    private readonly double[] _nextState;
    private readonly double[] _action;
    private readonly double[] _previousAction;
    private readonly double[] _parameters;
    private double _timeSeconds;

    /// <summary>Takes a robot's task.</summary>
    /// <param name="robot">The robot, read and found valid.</param>
    public TaskJudge(RobotDescription robot)
    {
        _task = TaskExpressions.Of(robot);
        _evaluator = new ExpressionEvaluator(_task.Lets);
        _state = new double[robot.State.Count];
        _nextState = new double[robot.State.Count];
        _action = new double[robot.Action.Count];
        _previousAction = new double[robot.Action.Count];
        _parameters = new double[robot.Parameters.Count];
    }

    /// <summary>Whether the task says what success is.</summary>
    public bool KnowsSuccess => _task.Success is not null;

    /// <summary>Judges a step.</summary>
    /// <param name="state">The state before: [ds].</param>
    /// <param name="action">The action applied: [da].</param>
    /// <param name="previousAction">The action applied before it: [da].</param>
    /// <param name="nextState">The state after: [ds].</param>
    /// <param name="parameters">Goals and set-points: [dp].</param>
    /// <param name="timeSeconds">Seconds from the episode's begin to the step's.</param>
    /// <param name="isDone">Receives whether the step ended the episode.</param>
    /// <returns>The reward; not finite where the task's formula is not.</returns>
    public double Judge(
        ReadOnlySpan<float> state,
        ReadOnlySpan<float> action,
        ReadOnlySpan<float> previousAction,
        ReadOnlySpan<float> nextState,
        ReadOnlySpan<float> parameters,
        double timeSeconds,
        out bool isDone)
    {
        Widen(state, _state);
        Widen(action, _action);
        Widen(previousAction, _previousAction);
        Widen(nextState, _nextState);
        Widen(parameters, _parameters);
        _timeSeconds = timeSeconds;
        isDone = _task.Done is not null && _evaluator.Condition(_task.Done, Values);
        return _evaluator.Number(_task.Reward, Values);
    }

    /// <summary>Judges an episode's last state.</summary>
    /// <param name="state">The state: [ds].</param>
    /// <param name="parameters">Goals and set-points: [dp].</param>
    /// <param name="timeSeconds">Seconds since the episode began.</param>
    /// <returns>Whether the task counts it as a success; false where the task does not say.</returns>
    public bool IsSuccess(ReadOnlySpan<float> state, ReadOnlySpan<float> parameters, double timeSeconds)
    {
        Widen(state, _state);
        Widen(parameters, _parameters);
        _timeSeconds = timeSeconds;
        return _task.Success is not null && _evaluator.Condition(_task.Success, Values);
    }

    /// <summary>Judges where a planning horizon ends.</summary>
    /// <param name="state">The state: [ds].</param>
    /// <param name="parameters">Goals and set-points: [dp].</param>
    /// <returns>The task's terminal value; 0 where it has none.</returns>
    public double TerminalValue(ReadOnlySpan<float> state, ReadOnlySpan<float> parameters)
    {
        Widen(state, _state);
        Widen(parameters, _parameters);
        return _task.TerminalValue is null ? 0 : _evaluator.Number(_task.TerminalValue, Values);
    }

    private ExpressionValues Values => new()
    {
        State = _state,
        NextState = _nextState,
        Action = _action,
        PreviousAction = _previousAction,
        Parameters = _parameters,
        Time = _timeSeconds,
    };

    private static void Widen(ReadOnlySpan<float> from, double[] to)
    {
        for (int index = 0; index < to.Length; index++)
        {
            to[index] = from[index];
        }
    }
}
