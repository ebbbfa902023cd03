using System;
using System.Linq;
using MbRlRobot.Dynamics;
using MbRlRobot.Numerics;
using MbRlRobot.Transitions;

namespace MbRlRobot.Fitting;

/// <summary>Turns a transition into raw inputs and targets, as the layout says.</summary>
/// <param name="layout">The robot's layout.</param>
internal sealed class RowReader(DynamicsLayout layout)
{
    private readonly (int Column, int Index)[] _states = Columns(layout, ModelInputKind.State);
    private readonly (int Column, int Index)[] _sines = Columns(layout, ModelInputKind.Sine);
    private readonly (int Column, int Index)[] _actions = Columns(layout, ModelInputKind.Action);
    private readonly LearnedState[] _learned = [.. layout.Learned];
    private readonly double _controlPeriod = layout.ControlPeriod;

    /// <summary>Reads one row.</summary>
    /// <param name="table">The transitions.</param>
    /// <param name="row">Which.</param>
    /// <param name="inputs">Receives the inputs, before normalising; longer by padding.</param>
    /// <param name="targets">Receives the targets, in the states' units; longer by padding.</param>
    internal void Read(TransitionTable table, int row, Span<float> inputs, Span<float> targets)
    {
        ReadOnlySpan<float> state = table.State(row);
        ReadOnlySpan<float> action = table.Action(row);
        foreach ((int column, int index) in _states)
        {
            inputs[column] = state[index];
        }

        foreach ((int column, int index) in _sines)
        {
            // an angle's cosine lies behind its sine, and both are found at once
            (inputs[column], inputs[column + 1]) = LaneScalar.SinCos(state[index]);
        }

        foreach ((int column, int index) in _actions)
        {
            inputs[column] = action[index];
        }

        ReadTargets(state, table.NextState(row), targets);
    }

    /// <summary>Next state less state less what the velocity alone makes of it; for an angle within [-pi, pi).</summary>
    /// <param name="state">The state before.</param>
    /// <param name="next">The state after.</param>
    /// <param name="targets">Receives the targets.</param>
    internal void ReadTargets(ReadOnlySpan<float> state, ReadOnlySpan<float> next, Span<float> targets)
    {
        for (int column = 0; column < _learned.Length; column++)
        {
            LearnedState learned = _learned[column];
            double drift = learned.Velocity < 0 ? 0 : _controlPeriod * state[learned.Velocity];
            float change = (float)((double)next[learned.Index] - state[learned.Index] - drift);
            targets[column] = learned.IsAngle ? LaneScalar.Wrap(change) : change;
        }
    }

    private static (int Column, int Index)[] Columns(DynamicsLayout layout, ModelInputKind kind) =>
    [
        .. layout.Inputs.Select((input, column) => (Column: column, Input: input))
            .Where(each => each.Input.Kind == kind)
            .Select(each => (each.Column, each.Input.Index)),
    ];
}
