using System;
using System.Collections.Generic;
using System.IO;
using MbRlRobot.Dynamics;
using MbRlRobot.Numerics;
using MbRlRobot.Robots;

namespace MbRlRobot.Estimation;

/// <summary>
/// Makes the state vector from sensor channels: measured states as they come, angles wrapped to [-pi, pi), velocities
/// measured or estimated from their position, actions applied earlier from memory. Neither allocates nor throws after
/// construction.
/// </summary>
public sealed class StateEstimator
{
    private const double NanosecondsPerSecond = 1e9;
    private readonly int[] _channelOf;
    private readonly int[] _positionOf;
    private readonly IVelocityFilter?[] _filters;
    private readonly bool[] _isAngle;
    private readonly LaggedState[] _lagged;
    private readonly float[] _state;
    private long _stampNanoseconds;

    /// <summary>Connects a robot's states to channels.</summary>
    /// <param name="robot">The robot.</param>
    /// <param name="channels">The channels' names, in their order.</param>
    /// <exception cref="InvalidDataException">A state's channel is not there.</exception>
    public StateEstimator(RobotDescription robot, IReadOnlyList<string> channels)
    {
        ArgumentNullException.ThrowIfNull(robot);
        ArgumentNullException.ThrowIfNull(channels);
        StateDescription[] states = [.. robot.State];
        _channelOf = Array.ConvertAll(states, state => state.Channel is null ? -1 : IndexOf(channels, state));
        _positionOf = Array.ConvertAll(states, state => PositionOf(states, state));
        _filters = Array.ConvertAll(states, state => FilterOf(robot, states, state));
        _isAngle = Array.ConvertAll(states, state => state.Kind == StateKind.Angle);
        _lagged = [.. DynamicsLayout.Of(robot).Lagged];
        _state = new float[robot.State.Count];
    }

    /// <summary>The state: [ds], in each state's unit.</summary>
    public ReadOnlySpan<float> State => _state;

    /// <summary>Starts anew: velocities that are estimated are 0, and so are the actions applied earlier.</summary>
    /// <param name="channels">What the channels read: [channels].</param>
    /// <param name="stampNanoseconds">When.</param>
    public void Reset(ReadOnlySpan<double> channels, long stampNanoseconds)
    {
        _stampNanoseconds = stampNanoseconds;
        Array.Clear(_state);
        Measure(channels);
        for (int state = 0; state < _state.Length; state++)
        {
            _filters[state]?.Reset(Position(channels, state));
        }
    }

    /// <summary>Takes a reading.</summary>
    /// <param name="channels">What the channels read: [channels].</param>
    /// <param name="stampNanoseconds">
    /// When; a reading no newer than the newest so far leaves everything as it was.
    /// </param>
    public void Update(ReadOnlySpan<double> channels, long stampNanoseconds)
    {
        if (stampNanoseconds <= _stampNanoseconds)
        {
            return;
        }

        double seconds = (stampNanoseconds - _stampNanoseconds) / NanosecondsPerSecond;
        _stampNanoseconds = stampNanoseconds;
        Measure(channels);
        for (int state = 0; state < _state.Length; state++)
        {
            if (_filters[state] is { } filter)
            {
                _state[state] = (float)filter.Update(Position(channels, state), seconds);
            }
        }
    }

    /// <summary>
    /// Remembers the action applied over the control period that ends: the shift register of lagged actions.
    /// </summary>
    /// <param name="applied">The action: [da].</param>
    public void Shift(ReadOnlySpan<float> applied)
    {
        foreach (LaggedState lagged in _lagged)
        {
            _state[lagged.Index] = lagged.Source < 0 ? applied[lagged.Action] : _state[lagged.Source];
        }
    }

    /// <summary>
    /// The position that a velocity is estimated from, before it is rounded to a float: its differences are small.
    /// </summary>
    private double Position(ReadOnlySpan<double> channels, int velocity) => channels[_channelOf[_positionOf[velocity]]];

    private void Measure(ReadOnlySpan<double> channels)
    {
        for (int state = 0; state < _state.Length; state++)
        {
            if (_channelOf[state] >= 0)
            {
                float value = (float)channels[_channelOf[state]];
                _state[state] = _isAngle[state] ? Angles.Wrap(value) : value;
            }
        }
    }

    private static int IndexOf(IReadOnlyList<string> channels, StateDescription state)
    {
        int index = Array.IndexOf([.. channels], state.Channel!);
        return index >= 0
            ? index
            : throw new InvalidDataException(
                $"The state {state.Name} is read from the channel {state.Channel}, " +
                $"but the channels are {string.Join(", ", channels)}.");
    }

    private static int PositionOf(StateDescription[] states, StateDescription state) => state.Source.IsVelocity
        ? Array.FindIndex(states, other => other.Name == state.Source.Name)
        : -1;

    private static IVelocityFilter? FilterOf(
        RobotDescription robot, StateDescription[] states, StateDescription state)
    {
        if (!state.Source.IsVelocity || state.Filter == VelocityFilter.Measured)
        {
            return null;
        }

        bool isAngle = states[PositionOf(states, state)].Kind == StateKind.Angle;
        return state.Filter == VelocityFilter.Difference
            ? new DifferenceFilter(isAngle, robot.IoPeriod)
            : new KalmanVelocityFilter(isAngle, robot.IoPeriod);
    }
}
