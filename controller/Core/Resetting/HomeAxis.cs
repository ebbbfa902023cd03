using System;
using System.Linq;
using MbRlRobot.Numerics;
using MbRlRobot.Robots;

namespace MbRlRobot.Resetting;

/// <summary>
/// One position on its way home: a drive in proportion to the way that is left after a short look ahead, and never above a share of the
/// action's limits. Allocates and throws nothing.
/// </summary>
internal sealed class HomeAxis
{
    /// <summary>The way from which on it drives as hard as it may, as a share of half the position's limits.</summary>
    private const double Band = 0.2;

    /// <summary>How far ahead it looks, s: what brakes it in time.</summary>
    private const double Lead = 0.1;

    /// <summary>How much further from home than it began it may get, as a share of half the position's limits.</summary>
    private const double Runaway = 0.25;

    private readonly HomeDescription _home;
    private readonly StateDescription _state;
    private readonly int _position;
    private readonly int _velocity;
    private readonly double _low;
    private readonly double _high;
    private double _furthest;

    /// <summary>Takes an action that moves a position.</summary>
    /// <param name="robot">The robot.</param>
    /// <param name="action">Which action.</param>
    /// <param name="home">Where it brings what.</param>
    /// <param name="speedLimit">The share of the action's limits that it may take, above 0 to 1.</param>
    public HomeAxis(RobotDescription robot, int action, HomeDescription home, double speedLimit)
    {
        (Action, _home) = (action, home);
        _position = robot.State.ToList().FindIndex(state => state.Name == home.Moves);
        _state = robot.State[_position];
        _velocity = robot.State.ToList().FindIndex(state => state.Source == new StateSource(home.Moves, IsVelocity: true));
        (_low, _high) = (speedLimit * robot.Action[action].Limits.Low, speedLimit * robot.Action[action].Limits.High);
    }

    /// <summary>Which action it is.</summary>
    public int Action { get; }

    /// <summary>Begins a reset.</summary>
    public void Begin() => _furthest = double.NaN;

    /// <summary>The drive now, in the action's unit.</summary>
    /// <param name="state">The state: [ds].</param>
    public double Drive(ReadOnlySpan<float> state)
    {
        double way = Way(state) - (Lead * Velocity(state));
        double share = Math.Clamp(way / (Band * _state.Limits.HalfRange), -1, 1);
        return share >= 0 ? share * _high : -share * _low;
    }

    /// <summary>Whether it is near enough.</summary>
    /// <param name="state">The state: [ds].</param>
    public bool IsWithin(ReadOnlySpan<float> state) => Math.Abs(Way(state)) <= _home.Within;

    /// <summary>Whether it is so near, and so slow, that it stays near enough without drive.</summary>
    /// <param name="state">The state: [ds].</param>
    public bool HasArrived(ReadOnlySpan<float> state) =>
        Math.Abs(Way(state)) + (Lead * Math.Abs(Velocity(state))) <= _home.Within / 2;

    /// <summary>Whether it gets away from home: what it moves is not what it should, or the other way round.</summary>
    /// <param name="state">The state: [ds].</param>
    public bool RunsAway(ReadOnlySpan<float> state)
    {
        double way = Math.Abs(Way(state));
        _furthest = double.IsNaN(_furthest) ? way + (Runaway * _state.Limits.HalfRange) : _furthest;

        // a way that is no number is no way home
        return !(way <= _furthest);
    }

    private double Way(ReadOnlySpan<float> state)
    {
        double way = _home.To - state[_position];
        return _state.Kind == StateKind.Angle ? Angles.Wrap(way) : way;
    }

    private double Velocity(ReadOnlySpan<float> state) => _velocity < 0 ? 0 : state[_velocity];
}
