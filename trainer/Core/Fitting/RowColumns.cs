using System;
using System.Collections.Generic;
using System.Linq;
using MbRlRobot.Dynamics;
using MbRlRobot.Robots;
using MbRlRobot.Transitions;

namespace MbRlRobot.Fitting;

/// <summary>
/// The numbers of a transition in one row, for judging: states, actions, next states, then the targets. Names are those of robot.json, with
/// ' for the next state and a word before the targets.
/// </summary>
internal sealed class RowColumns
{
    private readonly RowReader _reader;
    private readonly float[] _targets;
    private readonly int _states;
    private readonly int _actions;

    internal RowColumns(RobotDescription robot, DynamicsLayout layout)
    {
        _reader = new RowReader(layout);
        _targets = new float[layout.Learned.Count];
        (_states, _actions) = (robot.State.Count, robot.Action.Count);
        Names =
        [
            .. robot.State.Select(state => state.Name),
            .. robot.Action.Select(action => action.Name),
            .. robot.State.Select(state => $"{state.Name}'"),
            .. layout.Learned.Select(learned => $"change of {robot.State[learned.Index].Name}"),
        ];
        IEnumerable<Interval> states = robot.State.Select(state => state.Limits);
        IEnumerable<Interval> limits =
            [.. states, .. robot.Action.Select(action => action.Limits), .. states, .. layout.Learned.Select(learned => robot.State[learned.Index].Limits)];
        Widths = [.. limits.Select(limit => limit.High - limit.Low)];
    }

    internal int Count => Names.Count;

    internal IReadOnlyList<string> Names { get; }

    /// <summary>High less low limit of each column.</summary>
    internal IReadOnlyList<double> Widths { get; }

    /// <summary>Reads a row.</summary>
    /// <param name="table">The transitions.</param>
    /// <param name="row">Which.</param>
    /// <param name="values">Receives the numbers: [Count].</param>
    internal void Read(TransitionTable table, int row, Span<float> values)
    {
        ReadOnlySpan<float> state = table.State(row);
        ReadOnlySpan<float> next = table.NextState(row);
        state.CopyTo(values);
        table.Action(row).CopyTo(values[_states..]);
        next.CopyTo(values[(_states + _actions)..]);
        _reader.ReadTargets(state, next, _targets);
        _targets.CopyTo(values[((2 * _states) + _actions)..]);
    }
}
