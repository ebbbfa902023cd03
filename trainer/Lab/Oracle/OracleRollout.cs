using System;
using System.IO;
using System.Linq;
using MbRlRobot.Dynamics;
using MbRlRobot.Loop;
using MbRlRobot.Numerics;
using MbRlRobot.Ports;
using MbRlRobot.Robots;
using MbRlRobot.Safety;

namespace MbRlRobot.Lab.Oracle;

/// <summary>Rolls action sequences through a simulation: one thread's own simulated robot.</summary>
internal sealed class OracleRollout : IDisposable
{
    private readonly RobotDescription _robot;
    private readonly ISimulatedIo _io;
    private readonly TaskJudge _judge;
    private readonly ActionLimiter _limiter;
    private readonly StateEnvelope _softLimits;
    private readonly LaggedState[] _lagged;
    private readonly int[] _channelOf;
    private readonly int _ioPeriods;
    private readonly double[] _channels;
    private readonly double[] _written;
    private readonly float[] _state;
    private readonly float[] _nextState;
    private readonly float[] _action;
    private readonly float[] _previousAction;
    private readonly float[] _parameters;
    private double _startSeconds;

    /// <summary>Takes a simulation.</summary>
    /// <param name="robot">The robot.</param>
    /// <param name="io">What simulates it; disposed with this.</param>
    /// <exception cref="InvalidDataException">A learned state is no channel of the simulation.</exception>
    public OracleRollout(RobotDescription robot, ISimulatedIo io)
    {
        (_robot, _io) = (robot, io);
        _judge = new TaskJudge(robot);
        _limiter = new ActionLimiter(robot.Action, robot.ControlPeriod);
        _softLimits = StateEnvelope.Soft(robot);
        _lagged = [.. DynamicsLayout.Of(robot).Lagged];
        _channelOf = [.. robot.State.Select(state => ChannelOf(io, state))];
        _ioPeriods = (int)Math.Round(robot.ControlPeriod / robot.IoPeriod);
        _channels = new double[io.Channels.Count];
        _written = new double[robot.Action.Count];
        (_state, _nextState) = (new float[robot.State.Count], new float[robot.State.Count]);
        (_action, _previousAction) = (new float[robot.Action.Count], new float[robot.Action.Count]);
        _parameters = new float[robot.Parameters.Count];
    }

    /// <summary>The state that the rollout has come to: [ds].</summary>
    public ReadOnlySpan<float> State => _state;

    /// <summary>Puts the simulation to where a decision starts.</summary>
    /// <param name="start">Where that is; channels that carry no state start at zero.</param>
    /// <returns>Whether that is finite, as a simulation starts from nothing else, and the simulation can be driven there.</returns>
    public bool Begin(in RolloutStart start)
    {
        start.State.CopyTo(_state);
        start.PreviousAction.CopyTo(_previousAction);
        start.Parameters.CopyTo(_parameters);
        _startSeconds = start.TimeSeconds;
        Array.Clear(_channels);
        bool isFinite = true;
        for (int state = 0; state < _state.Length; state++)
        {
            if (_channelOf[state] >= 0)
            {
                _channels[_channelOf[state]] = _state[state];
                isFinite &= float.IsFinite(_state[state]);
            }
        }

        if (isFinite)
        {
            _io.Reset(_channels);
        }

        return isFinite && _io.Enable() == IoStatus.Ok;
    }

    /// <summary>The return of one candidate from where <see cref="Begin"/> put the simulation.</summary>
    /// <param name="candidates">The action sequences.</param>
    /// <param name="candidate">Which.</param>
    /// <returns>Its return; not finite where a state or a reward was not.</returns>
    public float Return(ActionSequenceBatch candidates, int candidate)
    {
        double sum = 0;
        for (int step = 0; step < candidates.Horizon; step++)
        {
            for (int action = 0; action < _action.Length; action++)
            {
                _action[action] = candidates.Row(step, action)[candidate];
            }

            if (!Step(step, out double reward, out bool isDone) || !double.IsFinite(reward))
            {
                return float.NaN;
            }

            sum += reward;
            int remaining = candidates.Horizon - 1 - step;
            bool hasLeft = _softLimits.FirstOutside(_state) >= 0;
            if (isDone || hasLeft)
            {
                sum -= hasLeft ? _robot.Task.LimitPenalty : 0;
                return (float)(sum + (remaining * (_robot.Task.DoneReward ?? 0)));
            }
        }

        return (float)(sum + _judge.TerminalValue(_state, _parameters));
    }

    /// <summary>Moves on by an action.</summary>
    /// <param name="actions">The action: [da].</param>
    /// <param name="step">Which step it is.</param>
    /// <returns>Whether the state is finite.</returns>
    public bool Act(ReadOnlySpan<float> actions, int step)
    {
        actions.CopyTo(_action);
        return Step(step, out _, out _);
    }

    /// <inheritdoc/>
    public void Dispose() => _io.Dispose();

    private static int ChannelOf(ISimulatedIo io, StateDescription state)
    {
        if (!state.Role.IsLearned)
        {
            return -1;
        }

        string name = state.Channel ?? state.Name;
        int channel = io.Channels.ToList().IndexOf(name);
        return channel >= 0
            ? channel
            : throw new InvalidDataException(
                $"An oracle must know every state, but the simulation has no channel {name}, " +
                $"only {string.Join(", ", io.Channels)}.");
    }

    private double TimeAt(int step) => _startSeconds + (step * _robot.ControlPeriod);

    /// <summary>Moves on by the action; false where it or the state is not finite, which a reward could hide.</summary>
    private bool Step(int step, out double reward, out bool isDone)
    {
        (reward, isDone) = (double.NaN, false);
        if (!Limit() || !Simulate() || !Observe())
        {
            return false;
        }

        reward = _judge.Judge(_state, _action, _previousAction, _nextState, _parameters, TimeAt(step), out isDone);
        _nextState.CopyTo(_state, 0);
        _action.CopyTo(_previousAction, 0);
        return true;
    }

    private bool Limit()
    {
        bool isFinite = true;
        for (int action = 0; action < _action.Length; action++)
        {
            _action[action] = _limiter.Limit(action, _action[action], _previousAction[action]);
            _written[action] = _action[action];
            isFinite &= float.IsFinite(_action[action]);
        }

        return isFinite;
    }

    private bool Simulate()
    {
        bool isOk = _io.Write(_written) == IoStatus.Ok;
        for (int period = 0; period < _ioPeriods && isOk; period++)
        {
            // read each time, as the robot does: a board's watchdog gets its edges from it
            isOk = _io.Advance(_robot.IoPeriod) == IoStatus.Ok && _io.Read(_channels, out _) == IoStatus.Ok;
        }

        return isOk;
    }

    /// <summary>Takes the next state from the channels; false where it is not finite as a float.</summary>
    private bool Observe()
    {
        bool isFinite = true;
        for (int state = 0; state < _state.Length; state++)
        {
            if (_channelOf[state] >= 0)
            {
                float value = (float)_channels[_channelOf[state]];
                _nextState[state] = _robot.State[state].Kind == StateKind.Angle ? Angles.Wrap(value) : value;
                isFinite &= float.IsFinite(value);
            }
        }

        foreach (LaggedState lagged in _lagged)
        {
            _nextState[lagged.Index] = lagged.Source < 0 ? _action[lagged.Action] : _state[lagged.Source];
        }

        return isFinite;
    }
}
