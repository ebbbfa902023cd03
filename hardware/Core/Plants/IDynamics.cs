using System;

namespace MbRlRobot.Plants;

/// <summary>An ordinary differential equation: how fast a state changes while an action is held.</summary>
public interface IDynamics
{
    /// <summary>The time derivative of the state.</summary>
    /// <param name="state">The state, [channels].</param>
    /// <param name="action">The action, [actions].</param>
    /// <param name="derivative">Receives its derivative, per second: [channels].</param>
    void Derivative(ReadOnlySpan<double> state, ReadOnlySpan<double> action, Span<double> derivative);
}
